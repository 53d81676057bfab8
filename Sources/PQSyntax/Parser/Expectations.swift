/// What can stand at a place of a text.
package struct Expectations: Sendable, Equatable {
  /// The keywords, in the order in which the parser looked for them.
  package internal(set) var keywords: [Keyword] = []
  /// The kinds of tokens, beside those words.
  package internal(set) var kinds: Set<Token.Kind> = []
  /// What an operand is there, if an operand can stand there.
  package internal(set) var operand: Operand?
  /// The word of the clause or of the statement that the place belongs to.
  package internal(set) var scope = Keyword.plain
  /// The tokens on the left of the comparison that the place belongs to, or that can begin there.
  package internal(set) var subject: Range<Int>?

  /// Adds keywords.
  mutating func add(_ others: [Keyword]) {
    keywords += others.filter { !keywords.contains($0) }
  }

  /// Adds what another reading of the same text lets stand there.
  mutating func add(_ other: Expectations) {
    add(other.keywords)
    kinds.formUnion(other.kinds)
    operand = operand ?? other.operand
    if scope == .plain { scope = other.scope }
    subject = subject ?? other.subject
  }
}

/// What an operand of an expression is in the clause at hand; the raw value says it in messages.
package enum Operand: String, Sendable {
  case metric = "a metric such as http or p2p"
  case predicate = "a dimension such as country"
  case column = "the name of a column"
  case value = "a value in quotes such as 'US'"
}
