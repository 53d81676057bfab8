public import PQModel

/// A query with its meaning settled. Whether a backend can answer it is the planner's question.
public struct BoundQuery: Sendable, Equatable {
  /// What the rows show, at least one.
  public let columns: [OutputColumn]
  /// What the rows are split by.
  public let dimensions: [Located<Dimension>]
  /// What the rows must match, all of them.
  public let memberships: [Membership]
  /// The time that is asked about.
  public let range: BoundRange
  /// The length of a bucket.
  public let interval: Located<Interval>
  /// How the rows are ordered, before the default order; the strongest key first.
  public let order: [OrderKey]
  /// How many rows are shown at most; nil for all.
  public let limit: Int?
}

/// A column of the answer that shows a metric.
public struct OutputColumn: Sendable, Equatable {
  /// Its header: the alias, or the metric's own name.
  public let name: String
  /// What it shows.
  public let metric: Metric
}

/// A predicate that lets some values of a dimension through: `country.code IN ('US', 'DE')`.
public struct Membership: Sendable, Equatable {
  /// What is filtered.
  public let dimension: Dimension
  /// The values that pass, each once.
  public let values: [String]
  /// Where the predicate stands.
  public let range: Range<Int>

  /// A predicate at a place.
  public init(dimension: Dimension, values: [String], range: Range<Int>) {
    self.dimension = dimension
    self.values = values
    self.range = range
  }
}

/// A key that rows are ordered by.
public struct OrderKey: Sendable, Equatable {
  /// What is compared.
  public enum Target: Sendable, Equatable {
    /// The start of the bucket.
    case timestamp
    /// A dimension that the rows are split by, in the order of its bytes.
    case dimension(Dimension)
    /// A metric, shown or not.
    case metric(Metric)
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
