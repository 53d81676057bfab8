import PQModel
import PQSemantics
import PQSyntax

/// A place, and what its text says before it.
struct Situation {
  let place: CursorPlace
  let source: [UInt8]
  /// What LET and PARAM have named before.
  let named: NamedThings

  init(_ place: CursorPlace, in source: [UInt8], _ environment: Environment) {
    self.place = place
    self.source = source
    named = NamedThings(environment, place.tokens[..<place.statement], of: source)
  }

  var expectations: Expectations { place.expectations }
  var scope: Keyword { expectations.scope }

  /// The tokens of the statement before the place.
  var tokens: ArraySlice<Token> { place.tokens[place.statement...] }

  func text(of token: Token) -> String {
    String(decoding: source[token.range], as: UTF8.self).lowercased()
  }

  /// The tokens on the left of the comparison at hand.
  var subject: ArraySlice<Token> {
    let range = expectations.subject ?? 0..<0
    let start = place.statement
    return place.tokens[start + range.lowerBound..<start + range.upperBound]
  }

  /// The dimension that is compared.
  var subjectDimension: Dimension? {
    guard subject.count == 1, let token = subject.first else { return nil }
    return Dimension.named(text(of: token))
  }

  /// Whether an operand stands before the place, which could be compared.
  var isBehindOperand: Bool { expectations.kinds.contains(.equal) }

  /// The function whose arguments the place is in, and the argument, the first being 0.
  var call: (name: String, argument: Int)? {
    var depth = 0
    var argument = 0
    for index in tokens.indices.reversed() {
      switch tokens[index].kind {
      case .rightParenthesis: depth += 1
      case .leftParenthesis where depth > 0: depth -= 1
      case .leftParenthesis where index > tokens.startIndex && tokens[index - 1].kind == .word:
        return (text(of: tokens[index - 1]), argument)
      case .leftParenthesis: argument = 0
      case .comma where depth == 0: argument += 1
      default: break
      }
    }
    return nil
  }

  /// The names that AS gives to columns.
  var aliases: [String] {
    zip(tokens, tokens.dropFirst()).filter { $0.keyword == .as && $1.kind == .word }
      .map { String(decoding: source[$1.range], as: UTF8.self) }
  }

  /// The metrics that are columns already, where another column can stand.
  var selectedMetrics: [Metric] {
    guard scope == .select, tokens.last?.kind == .comma, call == nil else { return [] }
    let items = tokens.split { $0.kind == .comma || $0.keyword == .select }
    return items.filter { $0.count == 1 }.compactMap { item in
      item.first.flatMap { Metric(rawValue: text(of: $0)) }
    }
  }

  /// The dimensions that BY names.
  var split: [Dimension] {
    guard let word = tokens.firstIndex(where: { $0.keyword == .by }) else { return [] }
    let names = tokens[(word + 1)...].prefix { $0.kind == .comma || $0.kind == .word }
    return names.compactMap { Dimension.named(text(of: $0)) }
  }

  /// Whether the statement has a clause, before the place or behind it.
  func has(_ clause: Keyword) -> Bool {
    tokens.contains { $0.keyword == clause } || place.laterClauses.contains(clause)
  }
}
