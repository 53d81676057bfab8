import PQModel
import PQSemantics
import PQSyntax

/// The durations of ranges and buckets, if nothing was typed yet.
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
    guard let call = situation.call, call.argument == 1 else { return false }
    return ["max", "min", "avg", "p50", "p95", "p99"].contains(call.name)
  }

  private static func common(_ lengths: [String]) -> [Candidate] {
    lengths.map { Candidate($0, TimeUnit.detail(of: $0), .interval) }
  }

  /// Returns the lengths of buckets, shortest first: those of the backend, and some multiples of them.
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
