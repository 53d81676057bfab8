public import PQModel

/// A query with resolved names and checked units. The planner checks whether the backend can answer
/// it.
public struct BoundQuery: Sendable, Equatable {
  /// The columns of the result, at least one.
  public var columns: [OutputColumn]
  /// The dimensions that rows are grouped by, without duplicates.
  public var dimensions: [Located<ExportDimension>] = []
  /// The predicate of WHERE; `nil` includes all traffic.
  public var predicate: Located<BoundPredicate>?
  /// The range of the query.
  public var range: BoundRange
  /// The division of the range into buckets.
  public var every: Every
  /// The option of FILL: it sets the rows for buckets without traffic.
  public var fill = Fill.nothing
  /// The comparison with another range; `nil` if there is none.
  public var comparison: Located<Comparison>?
  /// The condition of HAVING; `nil` if there is none.
  public var having: BoundCondition?
  /// The keys of ORDER BY, the most significant first. Rows with equal keys stay in the default
  /// order.
  public var order: [OrderKey] = []
  /// The selection of groups by TOP; `nil` for all groups.
  public var top: Top?
  /// The maximum number of rows; `nil` for all rows.
  public var limit: Int?
  /// The path of the file of INTO; `nil` for the default output.
  public var into: Located<String>?
  /// The number of buckets that EVERY AUTO should not exceed. The default is 80. It is not a width
  /// in characters.
  public var width = 80
  /// The position of the query in the text, as a range of bytes.
  public var source: Range<Int>

  /// The zone in which days start.
  public var zone: ZoneRules { range.zone }
}

/// The division of a query's time range into buckets. Each `at` is a position in the text, as a
/// range of bytes.
public enum Every: Sendable, Equatable {
  /// Buckets of a given length.
  case bucket(Bucketing, at: Range<Int>)
  /// Buckets whose length the planner selects.
  case auto(at: Range<Int>)
  /// One bucket for the whole range.
  case whole

  /// True if the planner selects the length of the buckets.
  package var isChosenByPlanner: Bool { if case .auto = self { true } else { false } }
}

/// A column of the result.
public struct OutputColumn: Sendable, Equatable {
  /// The header: the alias, or the text of the expression.
  public let name: String
  /// The expression that computes the values.
  public let expression: BoundExpression
  /// The unit of the values.
  public let unit: MeasureUnit
  /// The position of the column in the text, as a range of bytes.
  public let range: Range<Int>
}

/// The option of FILL: the row for a bucket in which a group has no traffic.
public enum Fill: Sendable, Equatable {
  /// No row.
  case nothing
  /// A row in which every metric is NULL.
  case null
  /// A row in which every metric is 0.
  case zero
  /// In a bucket that was fetched: a row in which every metric is 0. In a bucket that was not
  /// fetched: a copy of the metrics of the last bucket before it that was fetched completely.
  case previous
  /// In a bucket that was fetched: a row in which every metric is 0. In a bucket that was not
  /// fetched: metrics on a straight line between two completely fetched buckets. These are the last
  /// one before the bucket and the first one after it.
  case linear
}

/// The range that COMPARE WITH names.
public enum Comparison: Sendable, Equatable {
  /// The range immediately before the range of the query.
  case previous
  /// The range that is earlier by a duration.
  case ago(CalendarSpan)
}

/// The selection of the groups with the largest values of an expression.
public struct Top: Sendable, Equatable {
  /// The maximum number of groups.
  public let count: Int
  /// The expression whose value ranks the groups. It is computed over the whole range.
  public let expression: BoundExpression
  /// True if all other groups are combined into one.
  public let hasOthers: Bool
}

/// A sort key of rows.
public struct OrderKey: Sendable, Equatable {
  /// The value that a key compares.
  public enum Target: Sendable, Equatable {
    /// The start of the bucket.
    case timestamp
    /// A dimension of BY, compared by its bytes.
    case dimension(ExportDimension)
    /// An expression. It may be a column of the result or not.
    case expression(BoundExpression)
  }

  /// The value that is compared.
  public let target: Target
  /// True if the largest value comes first.
  public let isDescending: Bool

  /// Creates a key. It is ascending by default.
  public init(_ target: Target, isDescending: Bool = false) {
    self.target = target
    self.isDescending = isDescending
  }
}

/// A condition on the dimensions of traffic. The result includes only traffic that matches.
public indirect enum BoundPredicate: Sendable, Hashable {
  /// A test of one dimension.
  case test(DimensionTest)
  /// True if all parts are true.
  case all([BoundPredicate])
  /// True if at least one part is true.
  case any([BoundPredicate])
  /// True if the part is false.
  case not(BoundPredicate)
}

/// A test of the value of one dimension.
public struct DimensionTest: Sendable, Hashable {
  /// The kind of test, with the values or the pattern of the test.
  public enum Question: Sendable, Hashable {
    /// The value is one of a list of distinct values, compared by bytes.
    case isIn([String])
    /// The value matches a pattern, in which `%` is any text and `_` is any character.
    case isLike(String, ignoresCase: Bool)
  }

  /// The tested dimension.
  public let dimension: ExportDimension
  /// The test of its value.
  public let question: Question

  /// Creates a test of a dimension.
  public init(_ dimension: ExportDimension, _ question: Question) {
    self.dimension = dimension
    self.question = question
  }
}

extension BoundPredicate {
  /// All tests of the predicate, in the order of the text.
  public var tests: [DimensionTest] {
    switch self {
    case .test(let test): [test]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    }
  }
}

/// A value and its position in the text.
public struct Located<Value: Sendable>: Sendable {
  /// The value that the binder made from the text at the position.
  public let value: Value
  /// The position, in bytes from the start of the text.
  public let range: Range<Int>

  /// Creates a value with a position.
  public init(_ value: Value, at range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

extension Located: Equatable where Value: Equatable {}
