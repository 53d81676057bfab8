import PQModel
import PQSemantics
import PQSyntax

/// The signs that are allowed at the cursor, except those of arithmetic, which users know.
extension Completer {
  func signs(in situation: CompletionContext) -> [Candidate] {
    let expectations = situation.expectations
    let kinds = expectations.kinds
    guard situation.place.fragment == .nothing else { return [] }
    if situation.isBehindOperand { return comparators(in: situation) }
    switch situation.scope {
    case .select where kinds.contains(.star) && situation.call == nil:
      return [Candidate("*", "all metrics", .sign)]
    case .explain where kinds.contains(.leftParenthesis):
      return ["JSON", "CURL", "TEXT"].map { Candidate("(FORMAT \($0))", "told as \($0)", .sign) }
    case .fill where kinds.contains(.number):
      return [Candidate("0", "an absent row counts as 0", .sign)]
    case .where where kinds.contains(.leftParenthesis) && expectations.operand == nil:
      return [Candidate("(", "a list of values", .sign)]
    default: return []
    }
  }

  private func comparators(in situation: CompletionContext) -> [Candidate] {
    if let dimension = situation.subjectDimension {
      return [
        Candidate("=", "\(dimension.rawValue) is the value", .sign),
        Candidate("!=", "\(dimension.rawValue) is not the value", .sign),
      ]
    }
    guard situation.comparesNumbers else { return [] }
    return [
      Candidate(">", "more than", .sign), Candidate(">=", "at least", .sign),
      Candidate("<", "less than", .sign), Candidate("<=", "at most", .sign),
      Candidate("=", "equal", .sign), Candidate("!=", "not equal", .sign),
    ]
  }
}

extension CompletionContext {
  /// True if the operand before the cursor can be compared with a number.
  var comparesNumbers: Bool {
    guard isBehindOperand else { return false }
    if subject.count == 1, let token = subject.first,
      [.condition, .predicate].contains(named.kind(of: text(of: token)))
    {
      return false
    }
    return scope == .having || scope == .let || call?.name == "if"
  }
}
