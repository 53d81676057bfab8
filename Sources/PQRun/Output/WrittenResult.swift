package import PQ

/// A result that was written, for whoever wants to see it again.
package struct WrittenResult {
  package let answer: Answer
  /// What SET had set before it.
  package let settings: Settings

  package var table: Table { answer.table }
}
