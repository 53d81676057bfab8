import PQ

/// A result that was written, for whoever wants to see it again.
struct WrittenResult {
  let answer: Answer
  /// What SET had set before it.
  let settings: Settings

  var table: Table { answer.table }
}
