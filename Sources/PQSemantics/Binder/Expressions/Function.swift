package import PQModel

/// A function that expressions can call. The raw value is its name in a query.
public enum Function: Sendable, Hashable {
  /// The value per second; the difference from the previous row; the sum up to this row.
  case rate, delta, cumulative
  /// The mean of the last rows of the same group.
  case movingAverage
  /// The fraction of the total of all groups; the rank among the groups.
  case share, rank
  /// A reducer over shorter buckets: maximum, minimum or mean.
  case max, min, avg
  /// A percentile over shorter buckets, by a name from `p1` to `p99`.
  case shortPercentile(Int)
  /// Any percentile over shorter buckets.
  case percentile
  /// A number of bytes as a number of bits.
  case bits
  /// A function of values in the same row.
  case abs, round, least, greatest, coalesce
  /// The choice of one of two values by a condition.
  case `if`

  /// The form of a call, such as `moving_avg(x, n)`.
  public var signature: String {
    switch self {
    case .movingAverage: "moving_avg(x, n)"
    case .max, .min, .avg, .shortPercentile: "\(rawValue)(x, length)"
    case .percentile: "percentile(x, p, length)"
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
    case .max: "the largest x of the buckets of this length inside the bucket"
    case .min: "the smallest x of the buckets of this length inside the bucket"
    case .avg: "the mean of x over the buckets of this length inside the bucket"
    case .shortPercentile(let percent):
      "the \(Self.ordinal(percent)) percentile of x over the buckets of this length inside the bucket"
    case .percentile:
      "the percentile p, from 0 to 100; with NEAREST behind the length by the rule of invoices"
    case .bits: "the bits in x bytes: 8 times x"
    case .abs: "x without its sign"
    case .round: "x rounded to so many digits, or to a whole number; halves go away from zero"
    case .least: "the smallest"
    case .greatest: "the largest"
    case .coalesce: "the first that is not NULL"
    case .if: "x where the condition is true, else y"
    }
  }

  /// Returns a number with its ending: 1st, 12th, 22nd.
  private static func ordinal(_ number: Int) -> String {
    let isTeen = 11...13 ~= number % 100
    let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    return "\(number)\(ending)"
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
    /// A percentile of one value over shorter buckets. The second argument is the percentile, the third the
    /// length of these buckets, and the fourth may be NEAREST.
    case percentile
    case absolute
    /// The number of bits in a number of bytes.
    case bits
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
    case .shortPercentile(let percent): .reducer(.percentile(Percentile(percent: percent)))
    case .percentile: .percentile
    case .bits: .bits
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
    case .window, .absolute, .bits: 1...1
    case .movingAverage, .reducer: 2...2
    case .percentile: 3...4
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
    case .reducer, .percentile: .grains
    case .absolute, .bits, .rounded, .several, .conditional: []
    }
  }

  /// The index of the argument that is the length of shorter buckets; `nil` if there is none.
  package var grainArgument: Int? {
    switch kind {
    case .reducer: 1
    case .percentile: 2
    case .window, .movingAverage, .absolute, .bits, .rounded, .several, .conditional: nil
    }
  }

  /// The index of the argument that is a plain number; `nil` if there is none.
  package var numberArgument: Int? {
    switch kind {
    case .movingAverage, .rounded, .percentile: 1
    case .reducer, .window, .absolute, .bits, .several, .conditional: nil
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
