import PQModel
import PQSemantics
import PQSyntax

/// The cursor and the meaning of the text before it.
struct CompletionContext {
  let place: CursorPlace
  let source: [UInt8]
  /// The names of LET and PARAM that are defined before the statement.
  let named: NamedThings

  init(_ place: CursorPlace, in source: [UInt8], _ environment: QueryEnvironment) {
    self.place = place
    self.source = source
    named = NamedThings(environment, place.tokens[..<place.statement], of: source)
  }

  var expectations: Expectations { place.expectations }
  var scope: Keyword { expectations.scope }

  /// The tokens of the statement before the cursor.
  var tokens: ArraySlice<Token> { place.tokens[place.statement...] }

  func text(of token: Token) -> String {
    String(decoding: source[token.range], as: UTF8.self).lowercased()
  }

  /// The tokens on the left side of the comparison at the cursor; empty if there is none.
  var subject: ArraySlice<Token> {
    let range = expectations.subject ?? 0..<0
    let start = place.statement
    return place.tokens[start + range.lowerBound..<start + range.upperBound]
  }

  /// The dimension on the left side of the comparison; `nil` if it is not a dimension.
  var subjectDimension: ExportDimension? {
    guard subject.count == 1, let token = subject.first else { return nil }
    return ExportDimension.named(text(of: token))
  }

  /// True if an operand that can be compared is before the cursor.
  var isBehindOperand: Bool { expectations.kinds.contains(.equal) && expectations.subject != nil }

  /// The function whose arguments contain the cursor, and the index of the argument from 0; `nil` if
  /// there is none.
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

  /// The aliases of columns.
  var aliases: [String] {
    zip(tokens, tokens.dropFirst()).filter { $0.keyword == .as && $1.kind == .word }
      .map { String(decoding: source[$1.range], as: UTF8.self) }
  }

  /// The metrics that are already columns. The list is empty if no further column is allowed at the
  /// cursor.
  var selectedMetrics: [Metric] {
    guard scope == .select, tokens.last?.kind == .comma, call == nil else { return [] }
    let items = tokens.split { $0.kind == .comma || $0.keyword == .select }
    return items.filter { $0.count == 1 }.compactMap { item in
      item.first.flatMap { Metric(rawValue: text(of: $0)) }
    }
  }

  /// The dimensions of BY.
  var split: [ExportDimension] {
    guard let word = tokens.firstIndex(where: { $0.keyword == .by }) else { return [] }
    let names = tokens[(word + 1)...].prefix { $0.kind == .comma || $0.kind == .word }
    return names.compactMap { ExportDimension.named(text(of: $0)) }
  }

  /// Returns true if the statement has a clause, before or after the cursor.
  func has(_ clause: Keyword) -> Bool {
    tokens.contains { $0.keyword == clause } || place.laterClauses.contains(clause)
  }
}

extension CompletionContext {
  /// True if the statement has a line before the cursor that starts with a backslash. Such a line
  /// is a command of pq's shell.
  var isBehindCommand: Bool {
    let start = place.statement == 0 ? 0 : place.tokens[place.statement - 1].range.upperBound
    let ends = [start] + tokens.map(\.range.upperBound)
    let starts = tokens.map(\.range.lowerBound) + [place.range.lowerBound]
    return zip(ends, starts).contains { end, start in
      guard end < start else { return false }
      var pieces: [Highlight] = []
      TriviaPieces.append(source, end..<start, to: &pieces)
      return pieces.contains { beginsCommand($0.range.lowerBound) }
    }
  }

  private func beginsCommand(_ start: Int) -> Bool {
    guard source[start] == UInt8(ascii: "\\") else { return false }
    let before = source[..<start].last { $0 != 0x20 && $0 != 0x09 }
    return before == nil || before == 0x0A || before == 0x0D
  }
}

/// The use of a path in a text.
package enum FileUse: Sendable {
  /// INCLUDE reads statements from the file.
  case included
  /// INTO writes a result to the file.
  case written
}
