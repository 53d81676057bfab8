import PQ

/// A result that was written, for whoever wants to see it again.
struct WrittenResult {
  let table: Table
  /// What SET had set before it.
  let settings: Settings
}
