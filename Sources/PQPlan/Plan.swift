public import PQModel

/// How a query is answered: what is asked of the backend, and what is done with the rows here.
public struct Plan: Sendable, Equatable {
  /// The range of the query.
  public let current: FetchPlan
  /// The range that it is compared with.
  public let before: FetchPlan?
  /// The metrics of the answers.
  public let metrics: [Metric]
  /// Whether what was taken away can leave groups without traffic, which have no row.
  public let dropsEmptyGroups: Bool
  /// What the rows of the result are split by.
  public let grouping: [Dimension]
  /// What is made of the sums.
  public let rows: RowPlan
  /// What the rows must match, and who sees to it.
  public let predicates: [PlannedPredicate]
  /// What was done to make the query one that can be answered, in order.
  public let rewrites: [Rewrite]

  /// Everything that is asked, in order.
  public var requests: [ExportRequest] { fetches.map(\.request) }

  /// The requests of the query's range, and then those of the one that it is compared with.
  package var fetches: [FetchRequest] { current.fetches + (before?.fetches ?? []) }

  /// Whether rows of some answers are filtered here.
  package var filtersHere: Bool { fetches.contains { $0.filter != nil } }
}

/// One range, and what is asked for it.
public struct FetchPlan: Sendable, Equatable {
  /// The range. Between its buckets there may be gaps, for which nothing is asked.
  public let range: TimeRange
  /// The buckets of the result. Those of the range that a query's own is compared with have the same
  /// numbers as their partners.
  public let buckets: Buckets
  /// The buckets of each reducer, as `RowPlan.grains` counts them.
  public let grains: [Buckets]
  /// The requests, in the order of time.
  public let fetches: [FetchRequest]
  /// When the last bucket is looked at, if it is not over then; nil if all are over.
  public var now: Instant?
}

/// A request, and what its rows mean.
public struct FetchRequest: Sendable, Equatable {
  /// What is asked.
  public let request: ExportRequest
  /// How often its rows count; below zero, they are taken away.
  public let factor: Int
  /// The values of dimensions that its rows are not split by, because they have one only.
  public let labels: [RowLabel]
  /// Which of its rows count, where that is found out here; nil if all do.
  public let filter: RowFilter?
  /// Whether it is added to others or subtracted from them although their buckets may still change,
  /// so that each of these buckets is checked.
  public let isUnsettled: Bool

  /// A request whose rows count so often.
  public init(
    _ request: ExportRequest, factor: Int = 1, labels: [RowLabel] = [], filter: RowFilter? = nil,
    isUnsettled: Bool = false
  ) {
    self.request = request
    self.factor = factor
    self.labels = labels
    self.filter = filter
    self.isUnsettled = isUnsettled
  }
}

/// The value that a dimension has in all rows of an answer.
public struct RowLabel: Sendable, Equatable {
  /// The dimension.
  public let dimension: Dimension
  /// Its value.
  public let value: String

  /// A value of a dimension.
  public init(dimension: Dimension, value: String) {
    self.dimension = dimension
    self.value = value
  }
}

/// A predicate of a plan.
public struct PlannedPredicate: Sendable, Equatable {
  /// Who evaluates it.
  public enum Place: String, Sendable {
    /// The backend, as a filter of its requests.
    case api
    /// Pq, over the rows that the backend answers.
    case local
    /// The backend in some parts of the range, and pq in the others.
    case both = "api, local"
    /// Nobody: it is known before anything is asked that no row matches.
    case never
  }

  /// The predicate as a query writes it.
  public let text: String
  /// Who evaluates it.
  public let place: Place
}
