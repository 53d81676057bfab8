/// A habit of another query language: what its users type, what pq calls it, and what to type here.
///
/// All idioms are data. The messages, the fix-its and the page `grammar/idioms.md` derive from them. They
/// are only looked for in a statement that has errors; see `IdiomSearch`.
package struct Idiom: Sendable {
  /// The tokens of the idiom; see `IdiomPattern`.
  package let pattern: String
  /// One sentence that says what is different here.
  package let message: String
  /// What to type here, with captures of the pattern as `{1}` or `{1:conversion}`; see
  /// `IdiomReplacement`. `nil` if nothing has the same meaning.
  package let replacement: String?
  /// What is appended to the statement; empty for most idioms.
  package let tail: String
  /// What the replacement changes in the question; `nil` if it asks the same.
  package let change: String?
  /// A whole text with the idiom.
  package let example: String

  init(
    _ pattern: String, _ message: String, _ replacement: String?, tail: String = "",
    changes change: String? = nil, example: String
  ) {
    self.pattern = pattern
    self.message = message
    self.replacement = replacement
    self.tail = tail
    self.change = change
    self.example = example
  }

  /// All idioms by topic. Of two that match at the same place, the first one counts. The last topic has
  /// patterns of names alone, which match almost everywhere.
  package static var topics: [(title: String, idioms: [Idiom])] {
    [
      ("Statements", statements), ("Ranges of time", whereTimes + ranges), ("Buckets", buckets),
      ("Functions", aggregates), ("Expressions", expressions), ("Patterns", patterns),
      ("Comparisons", comparisons), ("Groups", groups), ("The order of rows", order),
      ("The number of rows", counts), ("Names", names),
    ]
  }

  /// All idioms but the names, in the order of the topics.
  static var all: [Idiom] { topics.dropLast().flatMap(\.idioms) }
}
