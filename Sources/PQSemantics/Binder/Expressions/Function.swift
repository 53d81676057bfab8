public import PQModel

/// A function that expressions can call. The raw value is its name in a query.
public enum Function: String, Sendable, CaseIterable {
  /// The number per second; the difference from the previous row; the sum up to this row.
  case rate, delta, cumulative
  /// The mean of the last rows of the same group.
  case movingAverage = "moving_avg"
  /// The fraction of the total of all groups; the rank among the groups.
  case share, rank
  /// A reducer over shorter buckets: maximum, minimum, mean, or a percentile.
  case max, min, avg, p50, p95, p99
  /// A function of numbers in the same row.
  case abs, round, least, greatest, coalesce
  /// The choice of one of two numbers by a condition.
  case `if`

  /// The form of a call, such as `moving_avg(x, n)`.
  public var signature: String {
    switch self {
    case .movingAverage: "moving_avg(x, n)"
    case .max, .min, .avg, .p50, .p95, .p99: "\(rawValue)(x, 5m)"
    case .round: "round(x, digits)"
    case .least, .greatest, .coalesce: "\(rawValue)(x, y, ...)"
    case .if: "if(condition, x, y)"
    default: "\(rawValue)(x)"
    }
  }

  /// A phrase that describes the result.
  public var summary: String {
    switch self {
    case .rate: "x in a second of the bucket"
    case .delta: "x minus x in the row before, of the same group"
    case .cumulative: "the sum of x up to this row, of the same group"
    case .movingAverage: "the mean of x in the last n rows, of the same group"
    case .share: "the part of x that the group has of all groups of the bucket"
    case .rank: "1 for the group with the largest x of the bucket"
    case .max: "the largest x of the 5-minute buckets inside the bucket"
    case .min: "the smallest x of the 5-minute buckets inside the bucket"
    case .avg: "the mean of x over the 5-minute buckets inside the bucket"
    case .p50, .p95, .p99:
      "the \(rawValue.dropFirst())th percentile of x over the 5-minute buckets inside the bucket"
    case .abs: "x without its sign"
    case .round: "x rounded to so many digits, or to a whole number; halves go away from zero"
    case .least: "the smallest"
    case .greatest: "the largest"
    case .coalesce: "the first that is not NULL"
    case .if: "x where the condition is true, else y"
    }
  }

  /// The result of SHOW FUNCTIONS, with one row for each function.
  public static var table: Table {
    Table([
      .texts("function", allCases.map(\.signature)), .texts("meaning", allCases.map(\.summary)),
    ])
  }
}
