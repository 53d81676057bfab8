import PQModel
import PQSemantics
import PQSyntax

/// The units of a number that is being typed.
extension Completer {
  func quantities(in situation: CompletionContext) -> [Candidate] {
    let kinds = situation.expectations.kinds
    let typed = TypedQuantity(situation.place.typed)
    if situation.expectations.operand != nil || situation.scope == .param {
      return operandQuantities(typed, in: situation)
    }
    guard kinds.contains(.duration) else { return [] }
    return (situation.scope == .every ? intervals() : []) + typed.durations
  }

  private func operandQuantities(
    _ typed: TypedQuantity, in situation: CompletionContext
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

  /// Returns the unit of the tokens of an expression, judged by their form; `nil` for a ratio and
  /// other units. Each name is looked up only once, even if several others depend on it.
  private func unit(
    of tokens: ArraySlice<Token>, in situation: CompletionContext, _ seen: inout Set<String>
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

extension CompletionContext {
  /// Returns the tokens of the SELECT item with a given alias; `nil` if there is none.
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
