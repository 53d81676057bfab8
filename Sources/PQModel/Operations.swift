/// An arithmetic operator of two numbers. The raw value is its sign in a query.
public enum Arithmetic: String, Sendable {
  /// Addition.
  case plus = "+"
  /// Subtraction.
  case minus = "-"
  /// Multiplication.
  case times = "*"
  /// Division.
  case over = "/"
}

/// A function of values in the same row.
public enum RowFunction: Sendable, Hashable {
  /// The absolute value.
  case absolute
  /// The argument, rounded to `digits` decimal digits after the point. Halves are rounded away from
  /// zero.
  case rounded(digits: Int)
  /// The smallest or the largest argument; NULL if an argument is NULL.
  case least, greatest
  /// The first argument that is not NULL.
  case coalesced
}

/// A function whose value also depends on other rows or on the bucket of the row.
public enum WindowFunction: Sendable, Hashable {
  /// The number divided by the seconds of the bucket. Only time that was fetched and has passed
  /// counts.
  case rate
  /// The difference from the previous row of the same group; NULL in the first row.
  case delta
  /// The sum of this row and all earlier rows of the same group.
  case cumulative
  /// The mean of the last `rows` rows of the same group, including this row. At the start of a
  /// group there are fewer rows.
  case movingAverage(rows: Int)
  /// The fraction of the total of all groups in the bucket.
  case share
  /// The rank of the group in the bucket, 1 for the largest number. Equal numbers have the same rank.
  case rank

  /// True if the function needs the rows of a group in chronological order.
  public var followsTime: Bool {
    switch self {
    case .delta, .cumulative, .movingAverage: true
    case .rate, .share, .rank: false
    }
  }
}

/// A function that reduces the values of several buckets to one value. Buckets without a row are
/// ignored, unless FILL supplies their values.
public enum Reducer: Sendable, Hashable {
  /// The maximum, minimum or mean.
  case max, min, avg
  /// A percentile. Between two values it is interpolated linearly (SQL: PERCENTILE_CONT).
  case percentile(Percentile)
  /// A percentile by the rule of invoices: one of the values, and buckets without a row count as 0. See
  /// `Percentile.droppedCount(of:)`.
  case nearestPercentile(Percentile)

  /// True if buckets without a row count as 0, whatever FILL states.
  package var countsEmptyBuckets: Bool {
    switch self {
    case .nearestPercentile: true
    case .max, .min, .avg, .percentile: false
    }
  }
}

/// A comparison of two numbers. The raw value is its sign in a query.
public enum ComparisonOperator: String, Sendable {
  /// True if both numbers are equal.
  case equal = "="
  /// True if the numbers differ.
  case notEqual = "!="
  /// True if the left number is less.
  case less = "<"
  /// True if the left number is less or equal.
  case lessOrEqual = "<="
  /// True if the left number is greater.
  case greater = ">"
  /// True if the left number is greater or equal.
  case greaterOrEqual = ">="
}
