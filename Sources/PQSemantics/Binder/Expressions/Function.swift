package import PQModel

/// A function that expressions can call. The raw value is its name in a query.
public enum Function: String, Sendable, CaseIterable {
  /// The value per second; the difference from the previous row; the sum up to this row.
  case rate, delta, cumulative
  /// The mean of the last rows of the same group.
  case movingAverage = "moving_avg"
  /// The fraction of the total of all groups; the rank among the groups.
  case share, rank
  /// A reducer over shorter buckets: maximum, minimum, mean, or a percentile.
  case max, min, avg, p50, p95, p99
  /// A function of values in the same row.
  case abs, round, least, greatest, coalesce
  /// The choice of one of two values by a condition.
  case `if`

  /// The form of a call, such as `moving_avg(x, n)`.
  public var signature: String {
    switch self {
    case .movingAverage: "moving_avg(x, n)"
    case .max, .min, .avg, .p50, .p95, .p99: "\(rawValue)(x, bucket)"
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
    case .max: "the largest x of the shorter buckets inside the bucket, such as 5m"
    case .min: "the smallest x of the shorter buckets inside the bucket, such as 5m"
    case .avg: "the mean of x over the shorter buckets inside the bucket, such as 5m"
    case .p50, .p95, .p99:
      "the \(rawValue.dropFirst())th percentile of x over shorter buckets inside the bucket, such as 5m"
    case .abs: "x without its sign"
    case .round: "x rounded to so many digits, or to a whole number; halves go away from zero"
    case .least: "the smallest"
    case .greatest: "the largest"
    case .coalesce: "the first that is not NULL"
    case .if: "x where the condition is true, else y"
    }
  }

  /// The result of SHOW FUNCTIONS, with one row for each function.
  package static var table: DataTable {
    DataTable([
      .texts("function", allCases.map(\.signature)), .texts("meaning", allCases.map(\.summary)),
    ])
  }
}

extension Function {
  /// The kinds of functions by the form of their arguments.
  enum Kind {
    /// A window function of one value.
    case window(WindowFunction)
    /// The mean of one value over the last rows. The second argument is the number of rows.
    case movingAverage
    /// A reducer of one value over shorter buckets. The second argument is the length of these
    /// buckets.
    case reducer(Reducer)
    case absolute
    case rounded
    /// A function of two or more values with the same unit.
    case several(RowFunction)
    case conditional
  }

  /// The kind of the function.
  var kind: Kind {
    switch self {
    case .rate: .window(.rate)
    case .delta: .window(.delta)
    case .cumulative: .window(.cumulative)
    case .share: .window(.share)
    case .rank: .window(.rank)
    case .movingAverage: .movingAverage
    case .max: .reducer(.max)
    case .min: .reducer(.min)
    case .avg: .reducer(.avg)
    case .p50: .reducer(.p50)
    case .p95: .reducer(.p95)
    case .p99: .reducer(.p99)
    case .abs: .absolute
    case .round: .rounded
    case .least: .several(.least)
    case .greatest: .several(.greatest)
    case .coalesce: .several(.coalesced)
    case .if: .conditional
    }
  }

  /// The allowed number of arguments.
  var arity: ClosedRange<Int> {
    switch kind {
    case .window, .absolute: 1...1
    case .movingAverage, .reducer: 2...2
    case .rounded: 1...2
    case .several: 2...Binder.largestExpression
    case .conditional: 3...3
    }
  }

  /// The traits that the function adds to the traits of its arguments.
  var traits: Traits {
    switch kind {
    case .window(let window): Traits(window)
    case .movingAverage: Traits(.movingAverage(rows: 1))
    case .reducer: .grains
    case .absolute, .rounded, .several, .conditional: []
    }
  }

  /// The additivity that the function requires of its argument.
  var neededAdditivity: TypedExpression.Additivity {
    switch self {
    case .rate, .cumulative: .time
    case .share: .groups
    default: []
    }
  }
}
