import PQModel

/// The SQL of formulas over the columns of one stage.
struct FormulaSQL {
  /// The suffix of the metrics' names. There are two of each metric in a comparison.
  var suffix = ""
  /// The columns of the windows and reducers that earlier stages have computed.
  var known: [Formula: String] = [:]
  let scope: FormulaScope
  /// True if whole numbers may be interpolated, so that they have fractions until they are shown.
  var hasLines = false

  /// Returns the SQL of a number that is shown, compared or ordered by.
  func result(_ formula: Formula) -> String {
    hasLines && formula.traits(scope).isWhole ? "round(\(text(formula)))::BIGINT" : text(formula)
  }

  /// Returns the SQL of a condition of HAVING.
  func compared(_ check: Check) -> String {
    switch check {
    case .comparison(let left, let comparator, let right):
      "(\(result(left)) \(comparator) \(result(right)))"
    case .between(let part, let low, let high, let isNegated):
      Self.between(result(part), result(low), result(high), isNegated)
    case .all(let checks): "(\(checks.map(compared).joined(separator: " AND ")))"
    case .any(let checks): "(\(checks.map(compared).joined(separator: " OR ")))"
    case .not(let check): "(NOT \(compared(check)))"
    }
  }

  func text(_ formula: Formula) -> String {
    if let column = known[formula] { return column }
    return switch formula {
    case .metric(let metric): metric.rawValue + suffix
    case .number(let numeral): Self.literal(numeral)
    case .negated(let part): "(- \(text(part)))"
    case .arithmetic(let left, .over, let right): quotient(left, right)
    case .arithmetic(let left, let sign, let right):
      "(\(text(left)) \(sign.rawValue) \(text(right)))"
    case .row(let call, let parts): self.call(call, parts.map(text))
    case .rounded(let part, let digits): rounded(part, digits ?? 0)
    case .choice(let check, let one, let other):
      "(CASE WHEN \(text(check)) THEN \(text(one)) ELSE \(text(other)) END)"
    case .rate(let part): "(\(text(part))::DOUBLE / seconds\(suffix))"
    case .column(let place, let side): "\(side.letter)\(place)"
    case .window, .reduced: "(no stage has computed this)"
    }
  }

  func text(_ check: Check) -> String {
    switch check {
    case .comparison(let left, let comparator, let right):
      "(\(text(left)) \(comparator) \(text(right)))"
    case .between(let part, let low, let high, let isNegated):
      Self.between(text(part), text(low), text(high), isNegated)
    case .all(let checks): "(\(checks.map(text).joined(separator: " AND ")))"
    case .any(let checks): "(\(checks.map(text).joined(separator: " OR ")))"
    case .not(let check): "(NOT \(text(check)))"
    }
  }

  private static func between(
    _ part: String, _ low: String, _ high: String, _ isNegated: Bool
  ) -> String { "(\(part)\(isNegated ? " NOT" : "") BETWEEN \(low) AND \(high))" }

  private static func literal(_ numeral: Numeral) -> String {
    numeral.isWhole ? "\(Int64(numeral.value))::BIGINT" : "'\(numeral.value)'::DOUBLE"
  }

  private func quotient(_ left: Formula, _ right: Formula) -> String {
    "(\(text(left))::DOUBLE / nullif(\(text(right))::DOUBLE, 0))"
  }

  private func rounded(_ part: Formula, _ digits: Int) -> String {
    part.traits(scope).isWhole && !hasLines ? text(part) : "round(\(text(part)), \(digits))"
  }

  private func call(_ call: RowCall, _ parts: [String]) -> String {
    let all = "\(call.rawValue)(\(parts.joined(separator: ", ")))"
    guard call == .least || call == .greatest else { return all }
    // DuckDB's functions ignore NULL.
    let isNull = parts.map { "\($0) IS NULL" }.joined(separator: " OR ")
    return "(CASE WHEN \(isNull) THEN NULL ELSE \(all) END)"
  }
}

extension Side {
  /// The first letter of the column names in SQL.
  var letter: String {
    switch self {
    case .own: "c"
    case .before: "b"
    case .change: "x"
    }
  }
}
