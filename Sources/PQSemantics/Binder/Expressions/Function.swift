public import PQModel

/// A function that expressions can call.
public enum Function: String, Sendable, CaseIterable {
  case rate, delta, cumulative
  case movingAverage = "moving_avg"
  case share, rank
  case max, min, avg, p50, p95, p99
  case abs, round, least, greatest, coalesce
  case `if`

  /// How it is called.
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

  /// What it means.
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

  /// The functions, one a row: what SHOW FUNCTIONS answers.
  public static var table: Table {
    Table([
      .texts("function", allCases.map(\.signature)), .texts("meaning", allCases.map(\.summary)),
    ])
  }
}
