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
    case .bytes?: return typed.sizes(inBits: false)
    case .bits?: return typed.sizes(inBits: true)
    case .milliseconds?: return typed.durations
    default: return []
    }
  }

  /// Returns the unit of an expression, estimated from its tokens. It is `nil` for a quotient, for
  /// rates, shares and ranks, and if no metric is found. Each name is looked up only once.
  private func unit(
    of tokens: ArraySlice<Token>, in situation: CompletionContext, _ seen: inout Set<String>
  ) -> MeasureUnit? {
    var found: MeasureUnit?
    for token in tokens {
      if token.kind == .slash { return nil }
      guard token.kind == .word else { continue }
      let name = situation.text(of: token)
      // Bits per second are compared with the same sizes as bits.
      if found == nil, name == Function.bits.rawValue { return .bits }
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

/// The durations of ranges and buckets, if the user has typed nothing yet.
extension Completer {
  func lengths(in situation: CompletionContext) -> [Candidate] {
    guard situation.expectations.kinds.contains(.duration) else { return [] }
    guard situation.expectations.operand == nil else {
      return Self.grain(in: situation) ? intervals() : []
    }
    switch situation.scope {
    case .every: return intervals()
    case .last: return Self.common(["1h", "6h", "24h", "7d", "30d"])
    case .since, .until: return Self.common(["1h", "1d", "7d"])
    case .compare: return Self.common(["1d", "7d", "28d"])
    default: return []
    }
  }

  /// Returns true if the cursor is at the bucket length of a reducer.
  static func grain(in situation: CompletionContext) -> Bool {
    guard let call = situation.call else { return false }
    return Function(rawValue: call.name)?.grainArgument == call.argument
  }

  private static func common(_ lengths: [String]) -> [Candidate] {
    lengths.map { Candidate($0, TimeUnit.detail(of: $0), .interval) }
  }

  /// Returns the lengths of buckets, shortest first: the intervals of the backend, and some
  /// multiples of them.
  func intervals() -> [Candidate] {
    let answered = catalog.limits.rules.map { rule in
      (rule.interval.length, Candidate(rule.interval.rawValue, Self.detail(of: rule), .interval))
    }
    let made = Self.longerBuckets.compactMap { text, length in
      catalog.limits.rules.last { length.milliseconds % $0.interval.length.milliseconds == 0 }
        .map { (length, Candidate(text, "made of \($0.interval.rawValue)", .interval)) }
    }
    return (answered + made).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static let longerBuckets: [(String, TimeSpan)] = [
    ("15m", 15 * .minute), ("2h", 2 * .hour), ("6h", 6 * .hour), ("1w", 7 * .day),
  ]

  private static func detail(of rule: ExportLimits.Rule) -> String {
    let range = rule.maxRange.map { "at most \($0) at once" }
    let retention = rule.retention.map { "within the last \($0)" }
    let limits = [range, retention].compactMap { $0 }
    return limits.isEmpty ? "without limits" : limits.joined(separator: ", ")
  }
}
