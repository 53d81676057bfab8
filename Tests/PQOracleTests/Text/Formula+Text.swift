import PQModel

/// The precedence of an operator. A part with a lower precedence needs parentheses.
private enum Rank: Int {
  case sum, product, signed, primary
}

extension Formula {
  /// Returns the formula as a text for pq, without unnecessary parentheses.
  func text(aliases: [String]) -> String {
    switch self {
    case .metric(let metric): metric.rawValue
    case .number(let numeral): numeral.text
    // Two minus signs in a row would begin a comment.
    case .negated(let part): "-" + part.text(.primary, aliases)
    case .arithmetic(let left, let sign, let right):
      left.text(rank, aliases) + " \(sign.rawValue) " + right.text(above: rank, aliases)
    case .row(let call, let parts): Self.call(call.rawValue, parts, aliases)
    case .rounded(let part, let digits):
      Self.call("round", [part], aliases, then: digits.map { ["\($0)"] } ?? [])
    case .choice(let check, let one, let other):
      "if(\(check.text(aliases: aliases)), \(one.text(aliases: aliases)), "
        + "\(other.text(aliases: aliases)))"
    case .rate(let part): Self.call("rate", [part], aliases)
    case .window(let call, let part): Self.call(call.name, [part], aliases, then: call.rest)
    case .reduced(let call, let part, let minutes):
      Self.call(call.name, [part], aliases, then: call.rest(BucketLength.text(minutes: minutes)))
    case .column(let place, let side): aliases[place] + side.suffix
    }
  }

  private static func call(
    _ name: String, _ parts: [Formula], _ aliases: [String], then rest: [String] = []
  ) -> String {
    "\(name)(\((parts.map { $0.text(aliases: aliases) } + rest).joined(separator: ", ")))"
  }

  private var rank: Rank {
    switch self {
    case .arithmetic(_, .plus, _), .arithmetic(_, .minus, _): .sum
    case .arithmetic: .product
    case .negated: .signed
    default: .primary
    }
  }

  /// Returns the text of an operand that needs at least this precedence.
  private func text(_ least: Rank, _ aliases: [String]) -> String {
    let text = text(aliases: aliases)
    return rank.rawValue < least.rawValue ? "(\(text))" : text
  }

  /// Returns the text of a right operand, which needs a higher precedence than the operator.
  private func text(above rank: Rank, _ aliases: [String]) -> String {
    text(rank == .sum ? .product : .signed, aliases)
  }
}

extension ReducerCall {
  fileprivate var name: String {
    switch self {
    case .max: "max"
    case .min: "min"
    case .avg: "avg"
    case .short(let percent): "p\(percent)"
    case .percentile: "percentile"
    }
  }

  fileprivate func rest(_ grain: String) -> [String] {
    guard case .percentile(let percent, let isNearest) = self else { return [grain] }
    return [percent, grain] + (isNearest ? ["NEAREST"] : [])
  }
}

extension WindowCall {
  fileprivate var name: String {
    switch self {
    case .delta: "delta"
    case .cumulative: "cumulative"
    case .share: "share"
    case .rank: "rank"
    case .movingAverage: "moving_avg"
    }
  }

  fileprivate var rest: [String] {
    if case .movingAverage(let rows) = self { return ["\(rows)"] }
    return []
  }
}

extension Check {
  /// Returns the condition as a text for pq.
  func text(aliases: [String]) -> String {
    switch self {
    case .comparison(let left, let comparator, let right):
      "\(left.text(aliases: aliases)) \(comparator) \(right.text(aliases: aliases))"
    case .between(let part, let low, let high, let isNegated):
      "\(part.text(aliases: aliases))\(isNegated ? " NOT" : "") BETWEEN "
        + "\(low.text(aliases: aliases)) AND \(high.text(aliases: aliases))"
    case .all(let checks): Self.joined(checks, " AND ", aliases)
    case .any(let checks): Self.joined(checks, " OR ", aliases)
    case .not(let check): "NOT (\(check.text(aliases: aliases)))"
    }
  }

  private static func joined(_ checks: [Check], _ word: String, _ aliases: [String]) -> String {
    checks.map { check in
      let text = check.text(aliases: aliases)
      switch check {
      case .comparison, .between: return text
      case .all, .any, .not: return "(\(text))"
      }
    }.joined(separator: word)
  }
}
