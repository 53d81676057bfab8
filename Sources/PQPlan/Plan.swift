public import PQModel

/// The plan that answers a query: the requests to the backend, and the steps that pq does on their rows.
public struct Plan: Sendable, Equatable {
  /// The requests for the query's own range.
  public let current: FetchPlan
  /// The requests for the comparison range; `nil` if the query has none.
  public let before: FetchPlan?
  /// The metrics that every request asks for.
  public let metrics: [Metric]
  /// True if groups with only zeros are dropped. Subtraction can leave such groups; they have no traffic.
  public let dropsEmptyGroups: Bool
  /// The dimensions of the result, in the order of BY.
  public let grouping: [Dimension]
  /// The computation of the rows of the result from the sums of the answers.
  public let rows: RowPlan
  /// The conditions of WHERE, and where each is evaluated.
  public let predicates: [PlannedPredicate]
  /// The changes that planner rules made to the query, in the order of EXPLAIN.
  public let rewrites: [Rewrite]

  /// All requests: those of the query's own range first, then those of the comparison range.
  public var requests: [ExportRequest] { fetches.map(\.request) }

  /// All requests with the meaning of their rows, in the order of `requests`.
  package var fetches: [FetchRequest] { current.fetches + (before?.fetches ?? []) }

  /// True if pq filters the rows of at least one answer.
  package var filtersHere: Bool { fetches.contains { $0.filter != nil } }
}

/// A range and the requests that cover it.
public struct FetchPlan: Sendable, Equatable {
  /// The range. It may have gaps between its buckets, which are not requested.
  public let range: TimeRange
  /// The buckets of the result. In the comparison range, each bucket has the same number as its partner in
  /// the query's own range.
  public let buckets: Buckets
  /// The buckets of each reducer, as `RowPlan.grains` counts them.
  public let grains: [Buckets]
  /// The requests, in the order of time.
  public let fetches: [FetchRequest]
  /// The instant up to which the last bucket is covered, if it is not over; `nil` if all buckets are over.
  public var now: Instant?
}

/// A request and the meaning of its rows.
public struct FetchRequest: Sendable, Equatable {
  /// The request to the backend.
  public let request: ExportRequest
  /// The factor by which its values count. A negative factor subtracts them.
  public let factor: Int
  /// The values of dimensions that its rows do not contain, because all rows have the same value.
  public let labels: [RowLabel]
  /// The filter that pq applies to its rows; `nil` if all rows count.
  public let filter: RowFilter?
  /// True if the request is part of a subtraction over buckets that may still change. Each of these
  /// buckets is then checked.
  public let isUnsettled: Bool

  /// Creates a request. By default its rows count once and none is filtered out.
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

/// The value of a dimension that all rows of an answer have.
public struct RowLabel: Sendable, Equatable {
  /// The dimension that the answer's rows do not contain.
  public let dimension: Dimension
  /// The value of the dimension in all rows.
  public let value: String

  /// Creates a label for the rows of an answer.
  public init(dimension: Dimension, value: String) {
    self.dimension = dimension
    self.value = value
  }
}

/// A condition of WHERE and the place of its evaluation.
public struct PlannedPredicate: Sendable, Equatable {
  /// The place where a condition is evaluated.
  public enum Place: String, Sendable {
    /// The backend, as a filter of its requests.
    case api
    /// Pq, on the rows of the answers.
    case local
    /// The backend in some parts of the range, and pq in the others.
    case both = "api, local"
    /// Nowhere: the planner knows that no row matches, and requests nothing.
    case never
  }

  /// The condition as query text.
  public let text: String
  /// The place where the condition is evaluated.
  public let place: Place
}
