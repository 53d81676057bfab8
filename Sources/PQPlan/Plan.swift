public import PQModel

/// The plan that answers a query: the requests to the backend, and the steps that pq runs on their
/// rows.
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
  public let grouping: [ExportDimension]
  /// The time that the result is about.
  public let frame: TimeFrame
  /// The computation of the rows of the result from the sums of the answers.
  public internal(set) var rows: RowPlan
  /// The values that WHERE names for a dimension, as written.
  package let namedValues: [NamedValues]
  /// The conditions of WHERE, and where each is evaluated.
  public let predicates: [PlannedPredicate]
  /// The changes that planner rules made to the query, in the order of EXPLAIN.
  public let rewrites: [Rewrite]

  /// All requests: first for the query's own range, then for the comparison range.
  public var requests: [ExportRequest] { fetches.map(\.request) }

  /// All requests with the meaning of their rows, in the order of `requests`.
  package var fetches: [FetchRequest] { current.fetches + (before?.fetches ?? []) }

  /// The plan of the same query with FILL 0. It is `nil` if the query has FILL or no HAVING, or if lists
  /// name too many groups.
  package var filledWithZeros: Plan? {
    guard let groups = rows.groupsOfZeros else { return nil }
    var plan = self
    (plan.rows.fill, plan.rows.namedGroups) = (.zero, groups)
    return plan
  }

  /// True if pq filters the rows of at least one answer.
  package var filtersHere: Bool { fetches.contains { $0.filter != nil } }
}

/// A range and the requests that cover it.
public struct FetchPlan: Sendable, Equatable {
  /// The range. There may be gaps between its buckets, and gaps are not requested.
  public let range: TimeRange
  /// The buckets of the result. In the comparison range, each bucket has the same index as its
  /// partner in the query's own range.
  public let buckets: Buckets
  /// The inner buckets of reducers: one element for each length in `RowPlan.grains`.
  public let grains: [Buckets]
  /// The requests, in the order of time.
  public let fetches: [FetchRequest]
  /// The end of the time that counts in the last bucket, if that bucket is not complete. It is
  /// `nil` if all buckets are complete.
  public var now: Instant?
}

/// A request and the meaning of its rows.
public struct FetchRequest: Sendable, Equatable {
  /// The request to the backend.
  public let request: ExportRequest
  /// The factor of the values in its rows. A negative factor subtracts them.
  public let factor: Int
  /// The dimensions that the rows do not contain, each with the value that all rows have.
  public let labels: [RowLabel]
  /// The filter that pq applies to its rows; `nil` keeps all rows.
  public let filter: RowFilter?
  /// True if the request is part of a subtraction over buckets that may still change. The answers
  /// about these buckets are checked for contradictions.
  public let isUnsettled: Bool

  /// Creates a request. By default the factor is 1 and all rows are kept.
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

/// A dimension that has the same value in all rows of an answer.
public struct RowLabel: Sendable, Equatable {
  /// The dimension that the answer's rows do not contain.
  public let dimension: ExportDimension
  /// The value of the dimension in all rows.
  public let value: String

  /// Creates a label for the rows of an answer.
  public init(dimension: ExportDimension, value: String) {
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
    /// The backend and pq: each in some parts of the range, or each for some of the rows.
    case both = "api, local"
    /// Nowhere. The planner knows that no row matches, so the plan has no requests.
    case never
  }

  /// The condition as query text.
  public let text: String
  /// The place where the condition is evaluated.
  public let place: Place
}

extension Plan {
  /// Returns a description of what is wrong with the plan, or `nil` if it is valid.
  ///
  /// Slices must cover each range exactly once, except for its gaps, and no request may be sent twice.
  /// Adjacent slices must have the same branches or no branch in common. Requests are not compared with
  /// the limits, because only requests within the limits can be created.
  func invariantViolation() -> String? {
    for fetching in [current, before].compactMap({ $0 }) {
      if let problem = fetching.problem { return problem }
    }
    return rows.problem ?? (rows.grains.count == current.grains.count ? nil : "grains are missing")
  }
}

extension FetchPlan {
  fileprivate var problem: String? {
    let bodies = Set(fetches.map { ByteComparedText($0.request.body) })
    guard bodies.count == fetches.count else { return "a request is sent twice" }
    let slices = fetches.slices
    let gaps = Set(buckets.gaps)
    var end = range.from
    for slice in slices {
      guard slice.range.from == end || gaps.contains(TimeRange(from: end, to: slice.range.from))
      else { return "a gap or an overlap at \(slice.range.from)" }
      end = slice.range.to
    }
    guard slices.isEmpty || end == range.to else { return "requests end at \(end)" }
    for (slice, next) in zip(slices, slices.dropFirst()) {
      guard slice.branches == next.branches || slice.branches.isDisjoint(with: next.branches)
      else { return "a branch is missing at \(next.range.from)" }
    }
    return nil
  }
}

/// A part of the range, with the filters and dimensions of its requests.
private struct BranchesOfSlice {
  let range: TimeRange
  var branches: Set<[UInt8]>
}

extension [FetchRequest] {
  /// The slices, in order.
  fileprivate var slices: [BranchesOfSlice] {
    reduce(into: []) { slices, fetch in
      let names = fetch.request.dimensions.map(\.rawValue).joined(separator: " ")
      let branch = fetch.request.filters.key + [UInt8](names.utf8)
      if let last = slices.last, last.range == fetch.request.range {
        slices[slices.count - 1].branches.insert(branch)
      } else {
        slices.append(BranchesOfSlice(range: fetch.request.range, branches: [branch]))
      }
    }
  }
}

extension RowPlan {
  fileprivate var problem: String? {
    guard resultSteps.allSatisfy(computation.steps.indices.contains) else {
      return "a row looks at a step that is not there"
    }
    let targets = order.map(\.target)
    let isRepeated = targets.indices.contains { targets[..<$0].contains(targets[$0]) }
    return isRepeated ? "rows are ordered by one key twice" : nil
  }
}
