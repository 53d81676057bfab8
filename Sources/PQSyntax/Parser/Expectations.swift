/// The keywords and tokens that the grammar allows at a position of a text.
package struct Expectations: Sendable, Equatable {
  /// The keywords, in the order in which the parser tried them.
  package internal(set) var keywords: [Keyword] = []
  /// The kinds of tokens in addition to the keywords.
  package internal(set) var kinds: Set<Token.Kind> = []
  /// The kind of operand; `nil` if an operand is not allowed.
  package internal(set) var operand: Operand?
  /// The first keyword of the clause or the statement at the position.
  package internal(set) var scope = Keyword.plain
  /// The tokens on the left side of the comparison that ends or can start at the position; `nil` if
  /// there is none.
  package internal(set) var subject: Range<Int>?

  /// Adds keywords without duplicates.
  mutating func add(_ others: [Keyword]) {
    keywords += others.filter { !keywords.contains($0) }
  }

  /// Adds the expectations of another parse of the same text.
  mutating func add(_ other: Expectations) {
    add(other.keywords)
    kinds.formUnion(other.kinds)
    operand = operand ?? other.operand
    if scope == .plain { scope = other.scope }
    subject = subject ?? other.subject
  }
}

/// The operand that the current clause expects. The raw value is its description in messages.
package enum Operand: String, Sendable {
  case metric = "a metric such as http or p2p"
  case predicate = "a dimension such as country"
  case column = "the name of a column"
  case value = "a value in quotes such as 'US'"
}
