package import PQ

/// A result that was written, kept to be shown again.
package struct WrittenResult {
  package let answer: Answer
  /// The settings in force at the statement.
  package let settings: Settings

  package var table: Table { answer.table }
}
