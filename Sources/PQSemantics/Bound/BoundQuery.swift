public import PQModel

/// A query with its meaning settled. Whether a backend can answer it is the planner's question.
public struct BoundQuery: Sendable, Equatable {
  /// What the rows show, at least one.
  public var columns: [OutputColumn]
  /// What the rows are split by.
  public var dimensions: [Located<Dimension>] = []
  /// What traffic must match; nil if all of it counts.
  public var predicate: Located<Predicate>?
  /// The time that is asked about.
  public var range: BoundRange
  /// How it is cut into buckets.
  public var every: Every
  /// Which rows are shown beside those with traffic.
  public var fill = Fill.nothing
  /// The range that is shown beside the query's own.
  public var comparison: Located<Comparison>?
  /// What rows must fulfil.
  public var having: Condition?
  /// How the rows are ordered, before the default order; the strongest key first.
  public var order: [OrderKey] = []
  /// Which groups are shown; nil for all.
  public var top: Top?
  /// How many rows are shown at most; nil for all.
  public var limit: Int?
  /// The file that the answer is written to; nil for wherever answers go.
  public var into: Located<String>?
  /// About how many buckets EVERY AUTO makes.
  public var width = 80
  /// Where the query stands.
  public var source: Range<Int>

  /// The zone in which its days begin.
  public var zone: ZoneRules { range.zone }
}

/// How the range of a query is cut into buckets.
public enum Every: Sendable, Equatable {
  /// Into buckets of a length that the query names, at a place.
  case bucket(Bucketing, at: Range<Int>)
  /// Into buckets that the planner picks.
  case auto(at: Range<Int>)
  /// Not at all: the range is one bucket.
  case whole
}

/// A column of the answer.
public struct OutputColumn: Sendable, Equatable {
  /// Its header: the alias, or the text of the expression.
  public let name: String
  /// What it shows.
  public let expression: Expression
  /// What it counts.
  public let unit: Unit
  /// Where it stands.
  public let range: Range<Int>
}

/// Which rows are shown where there is no traffic.
public enum Fill: Sendable, Equatable {
  /// None.
  case nothing
  /// A row of NULLs.
  case null
  /// A row in which every metric is 0.
  case zero
  /// What the row before shows.
  case previous
  /// What lies on a straight line between the rows before and behind.
  case linear
}

/// Which range the query's own is compared with.
public enum Comparison: Sendable, Equatable {
  /// The one just before.
  case previous
  /// The one that lies so much earlier.
  case ago(CalendarSpan)
}

/// Which groups are shown: those with the most.
public struct Top: Sendable, Equatable {
  /// How many.
  public let count: Int
  /// What the groups are ordered by, over the whole range.
  public let expression: Expression
  /// Whether all others are shown as one.
  public let hasOthers: Bool
}

/// A key that rows are ordered by.
public struct OrderKey: Sendable, Equatable {
  /// What is compared.
  public enum Target: Sendable, Equatable {
    /// The start of the bucket.
    case timestamp
    /// A dimension that the rows are split by, in the order of its bytes.
    case dimension(Dimension)
    /// A number, shown or not.
    case expression(Expression)
  }

  /// What is compared.
  public let target: Target
  /// Whether the largest comes first.
  public let isDescending: Bool

  /// A key, ascending if not said otherwise.
  public init(_ target: Target, isDescending: Bool = false) {
    self.target = target
    self.isDescending = isDescending
  }
}
