import PQModel
import PQSemantics
import PQSyntax

/// How a number goes on that is being typed.
extension Completer {
  func quantities(in situation: Situation) -> [Candidate] {
    let kinds = situation.expectations.kinds
    let typed = TypedQuantity(situation.place.typed)
    if situation.expectations.operand != nil || situation.scope == .param {
      return operandQuantities(typed, in: situation)
    }
    guard kinds.contains(.duration) else { return [] }
    return (situation.scope == .every ? intervals() : []) + typed.durations
  }

  private func operandQuantities(
    _ typed: TypedQuantity, in situation: Situation
  ) -> [Candidate] {
    if Self.grain(in: situation) { return intervals() + typed.durations }
    if situation.scope == .param, situation.expectations.operand == nil {
      return typed.durations + typed.sizes
    }
    var seen: Set<String> = []
    switch unit(of: situation.subject, in: situation, &seen) {
    case .bytes?: return typed.sizes
    case .milliseconds?: return typed.durations
    default: return []
    }
  }

  /// What the tokens of an expression count, as far as their form tells; nil if that is a ratio, or
  /// a number of something else. Each name is looked up once, however often others need it.
  private func unit(
    of tokens: ArraySlice<Token>, in situation: Situation, _ seen: inout Set<String>
  ) -> Unit? {
    var found: Unit?
    for token in tokens {
      if token.kind == .slash { return nil }
      guard token.kind == .word else { continue }
      let name = situation.text(of: token)
      if ["rate", "share", "rank"].contains(name) { return nil }
      found = found ?? Metric(rawValue: name)?.unit
      guard found == nil, seen.insert(name).inserted else { continue }
      let body = situation.named.body(of: name) ?? situation.column(named: name)
      found = body.flatMap { unit(of: $0, in: situation, &seen) }
    }
    return found
  }
}

extension Situation {
  /// The tokens of the item of SELECT that AS gives a name to.
  fileprivate func column(named name: String) -> ArraySlice<Token>? {
    let end = tokens.indices.dropFirst().first { index in
      tokens[index - 1].keyword == .as && text(of: tokens[index]) == name
    }
    guard let end else { return nil }
    let before = tokens[..<(end - 1)]
    let start = before.lastIndex { $0.kind == .comma || $0.keyword == .select }
    return before[(start.map { $0 + 1 } ?? before.startIndex)...]
  }
}
