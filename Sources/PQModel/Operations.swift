/// The four operators of arithmetic.
public enum Arithmetic: String, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
}

/// A function of numbers of one row.
public enum RowFunction: Sendable, Hashable {
  case absolute
  /// To so many digits behind the point; halves go away from zero.
  case rounded(digits: Int)
  case least, greatest
  /// The first that is not NULL.
  case coalesced
}

/// A function of a number in several rows.
public enum Window: Sendable, Hashable {
  /// In a second of the bucket.
  case rate
  /// The difference to the row before, of the same group.
  case delta
  /// The sum up to this row, of the same group.
  case cumulative
  /// The mean of the last rows, this one included, of the same group.
  case movingAverage(rows: Int)
  /// The part that the group has of all groups of the bucket.
  case share
  /// 1 for the group with the most in the bucket.
  case rank

  /// Whether it needs the rows of a group in the order of time.
  public var followsTime: Bool {
    switch self {
    case .delta, .cumulative, .movingAverage: true
    case .rate, .share, .rank: false
    }
  }
}

/// How the numbers of several buckets become one.
public enum Reducer: String, Sendable {
  case max, min, avg, p50, p95, p99
}

/// How two numbers are compared.
public enum Comparator: String, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}
