import PQModel
import PQSemantics

extension BoundExpression {
  /// The expression with all its parentheses, to compare it in tests.
  var code: String {
    switch self {
    case .metric(let metric): metric.rawValue
    case .whole(let number): "\(number)"
    case .decimal(let number): "\(number)"
    case .negated(let part): "-\(part.code)"
    case .arithmetic(let sign, let left, let right): "(\(left.code) \(sign.rawValue) \(right.code))"
    case .function(let function, let parts): "\(function)(\(parts.code))"
    case .window(let window, let part): "\(window)(\(part.code))"
    case .conditional(let condition, let yes, let no): "if(\(condition.code), \([yes, no].code))"
    case .reduced(let reducer, let part, let grain): "\(reducer.code)(\(part.code), \(grain.code))"
    case .before(let part): "before(\(part.code))"
    case .change(let part): "change(\(part.code))"
    }
  }
}

extension Reducer {
  fileprivate var code: String {
    switch self {
    case .max, .min, .avg: "\(self)"
    case .percentile(let percentile): "p\((percentile.fraction * 1e5).rounded() / 1e3)"
    case .nearestPercentile(let percentile): "n\((percentile.fraction * 1e5).rounded() / 1e3)"
    }
  }
}

extension BoundExpression {
  /// The inner buckets of its reducers.
  var grainSet: Set<Bucketing> {
    let below = Set(parts.flatMap(\.grainSet))
    if case .reduced(_, _, let grain) = self { return below.union([grain]) }
    return below
  }
}

extension BoundCondition {
  var code: String {
    switch self {
    case .comparison(let comparator, let left, let right):
      "\(left.code) \(comparator.rawValue) \(right.code)"
    case .all(let parts): "(" + parts.map(\.code).joined(separator: " and ") + ")"
    case .any(let parts): "(" + parts.map(\.code).joined(separator: " or ") + ")"
    case .not(let part): "not \(part.code)"
    }
  }
}

extension BoundPredicate {
  var code: String {
    switch self {
    case .test(let test): test.code
    case .all(let parts): "(" + parts.map(\.code).joined(separator: " and ") + ")"
    case .any(let parts): "(" + parts.map(\.code).joined(separator: " or ") + ")"
    case .not(let part): "not \(part.code)"
    }
  }
}

extension DimensionTest {
  var code: String {
    switch question {
    case .isIn([]): "\(dimension.shortName) in nothing"
    case .isIn(let values): "\(dimension.shortName) in [\(values.joined(separator: ", "))]"
    case .isLike(let pattern, ignoresCase: false): "\(dimension.shortName) like \(pattern)"
    case .isLike(let pattern, ignoresCase: true): "\(dimension.shortName) ilike \(pattern)"
    }
  }
}

extension OrderKey {
  var code: String {
    let target =
      switch target {
      case .timestamp: "timestamp"
      case .dimension(let dimension): dimension.rawValue
      case .expression(let expression): expression.code
      }
    return isDescending ? target + " desc" : target
  }
}

extension Bucketing {
  /// The length, followed by the zone unless that is UTC.
  var code: String { zone.isUTC ? "\(self)" : "\(self) in \(zone.name)" }
}

extension [BoundExpression] {
  fileprivate var code: String { map(\.code).joined(separator: ", ") }
}
