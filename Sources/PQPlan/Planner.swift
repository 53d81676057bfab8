public import PQModel
public import PQSemantics
public import PQSyntax

/// Makes plans from bound queries and a backend's limits.
public struct Planner {
  let catalog: Catalog
  let clock: Instant

  /// Creates a planner.
  ///
  /// - Parameters:
  ///   - catalog: The metrics, dimensions, intervals and limits of the backend.
  ///   - clock: The current time. The age of data is measured from it.
  public init(catalog: Catalog, clock: Instant) {
    self.catalog = catalog
    self.clock = clock
  }

  /// Plans a query.
  ///
  /// - Returns: The plan, or `nil` if the backend cannot answer the query. The diagnostics are
  ///   errors if there is no plan, and warnings and notes if there is one.
  public func plan(_ query: BoundQuery) -> (plan: Plan?, diagnostics: [Diagnostic]) {
    do throws(PlanFailure) {
      let queryRanges = try queryRanges(query, AskedRange(query.range))
      let plan = try plan(query, queryRanges)
      return (plan, warnings(for: query, plan) + notes(on: queryRanges, query))
    } catch {
      let report = FailureReport(query: query, planner: self)
      return (nil, failures(of: query, error).map(report.diagnostic))
    }
  }

  /// Returns a failure and perhaps a second one. If the range cannot be answered, the predicate is
  /// checked as well.
  private func failures(of query: BoundQuery, _ first: PlanFailure) -> [PlanFailure] {
    guard first.isOfRange else { return [first] }
    do throws(PlanFailure) {
      _ = try search(query, filter(of: query)).best()
      return [first]
    } catch {
      return [first, error]
    }
  }

  /// Returns the plan of a query for a range.
  ///
  /// - Throws: The first reason why there is no plan.
  func outline(_ query: BoundQuery, _ asked: AskedRange) throws(PlanFailure) -> Plan {
    try plan(query, try queryRanges(query, asked))
  }

  private func queryRanges(_ query: BoundQuery, _ asked: AskedRange) throws(PlanFailure)
    -> QueryRanges
  {
    let coverRule = CoverRange(
      limits: catalog.limits, clock: clock, grains: PlanRows.grains(of: query))
    return try PickBuckets(query: query, asked: asked, coverRule: coverRule).queryRanges()
  }

  private func plan(_ query: BoundQuery, _ queryRanges: QueryRanges) throws(PlanFailure) -> Plan {
    let filter = filter(of: query)
    let settling = try SettleSubtraction(
      search(query, filter), catalog.limits, clock: clock)
    let slices = settling.branched(queryRanges)
    assert(slices.branchings.allSatisfy { $0.invariantViolation(catalog.limits) == nil })
    let rows = PlanRows(query: query, filter: filter, covered: queryRanges.current)
    let plan = try plan(query, queryRanges, slices, try rows.plan())
    assert(plan.invariantViolation() == nil, plan.invariantViolation() ?? "")
    return plan
  }

  /// Returns true if a branching answers the query within the limits.
  func canBranch(_ query: BoundQuery) -> Bool {
    (try? search(query, filter(of: query)).best()) != nil
  }

  private func search(_ query: BoundQuery, _ filter: RowFilter) -> BranchSearch {
    BranchSearch(
      grouping: query.dimensions.map(\.value), filter: filter,
      maxDimensions: catalog.limits.maxDimensions)
  }

  private func filter(of query: BoundQuery) -> RowFilter {
    guard let predicate = query.predicate?.value else { return .always }
    let filter = NarrowAlternatives.narrowed(NormalizePredicate.filter(predicate))
    assert(filter.invariantViolation() == nil, filter.invariantViolation() ?? "")
    return filter
  }

  private func plan(
    _ query: BoundQuery, _ queryRanges: QueryRanges, _ slices: BranchedRanges, _ rows: RowPlan
  ) throws(PlanFailure) -> Plan {
    let requests = slices.requestCount
    guard requests <= BranchSearch.limit else { throw .tooManyRequests(requests) }
    let subtracts = slices.subtracts
    let metrics = FetchMetrics.metrics(of: query, catalog, subtracts: subtracts)
    let build = BuildRequests(slices: slices, metrics: metrics, catalog: catalog, clock: clock)
    return Plan(
      current: try build.fetching(queryRanges.current, slices.current),
      before: try queryRanges.before.map { covered throws(PlanFailure) in
        try build.fetching(covered, slices.before)
      },
      metrics: metrics, dropsEmptyGroups: subtracts,
      grouping: query.dimensions.map(\.value), frame: frame(query, queryRanges), rows: rows,
      namedValues: NamedValues.all(of: query.predicate?.value),
      predicates: requests == 0 ? impossible(query) : slices.predicates,
      rewrites: rewrites(query, queryRanges) + slices.rewrites)
  }

  private func frame(_ query: BoundQuery, _ queryRanges: QueryRanges) -> TimeFrame {
    TimeFrame(
      range: queryRanges.current.range, comparedRange: queryRanges.before?.range, zone: query.zone,
      bucketing: queryRanges.current.bucketing, isBucketingChosen: query.every.isChosenByPlanner,
      omissions: queryRanges.notes)
  }

  /// The rewrites of the range, in the order of EXPLAIN.
  private func rewrites(_ query: BoundQuery, _ queryRanges: QueryRanges) -> [Rewrite] {
    let rewrites = [
      PickBuckets.rewrite(query, queryRanges.current), TileRange.rewrite(queryRanges.current),
      SplitRanges.rewrite(queryRanges), CompareRanges.rewrite(queryRanges),
    ]
    return rewrites.compactMap { $0 } + queryRanges.notes.map { $0.rewrite(queryRanges.current) }
  }

  /// Returns the predicate of the query with the place `never`, for a plan in which no row can
  /// match.
  private func impossible(_ query: BoundQuery) -> [PlannedPredicate] {
    let written = query.predicate.map { NormalizePredicate.pushedDown($0.value).text }
    return [PlannedPredicate(text: written ?? "", place: .never)]
  }

  private func warnings(for query: BoundQuery, _ plan: Plan) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    if plan.current.range.to > clock, !query.range.includesNow {
      warnings.append(.rangeInFuture(plan.current.range, at: query.range.source, clock: clock))
    }
    if let first = plan.fetches.first(where: \.isUnsettled), let predicate = query.predicate {
      warnings.append(.unsettledSubtraction(from: first.request.range.from, at: predicate.range))
    }
    return warnings
  }
}

/// Creates the requests: one for each slice of time and each of its branches.
///
///     4 slices of 6h, country NOT IN ('US') by subtraction
///     -> 8 requests: for each slice one for all rows, and one filtered to US, which is subtracted
private struct BuildRequests {
  let slices: BranchedRanges
  let metrics: [Metric]
  let catalog: Catalog
  let clock: Instant

  /// Returns the requests of a range, for the branched slices that cover it.
  ///
  /// - Throws: `PlanFailure.request` if a request would break a rule of the API.
  func fetching(_ covered: CoveredRange, _ parts: [BranchedSlice]) throws(PlanFailure) -> FetchPlan
  {
    var fetches: [FetchRequest] = []
    for part in parts {
      let branching = slices.branching(of: part)
      let isUnsettled = part.isUnsettled && branching.subtracts
      for branch in branching.branches {
        fetches.append(
          FetchRequest(
            try request(part.slice, branch, branching.dimensions(of: branch)),
            factor: branch.factor, labels: branch.labels, filter: branching.local(of: branch),
            isUnsettled: isUnsettled))
      }
    }
    return FetchPlan(
      range: covered.range, buckets: covered.buckets, grains: covered.grains, fetches: fetches,
      now: covered.now)
  }

  private func request(
    _ slice: Slice, _ branch: Branching.Branch, _ dimensions: [ExportDimension]
  ) throws(PlanFailure) -> ExportRequest {
    do throws(ExportViolation) {
      return try ExportRequest(
        range: slice.range, interval: slice.interval, metrics: metrics, filters: branch.filters,
        dimensions: dimensions, catalog: catalog, clock: clock)
    } catch {
      throw .request(error)
    }
  }
}

/// Finds the metrics to request: each metric in the columns, ORDER BY, HAVING or TOP. A plan with
/// subtraction requests all metrics. Only a group that is zero in all metrics has no traffic.
///
///     SELECT p2p / (http + p2p) AS offload ... ORDER BY sessions   -> p2p, http, sessions
private enum FetchMetrics {
  static func metrics(of query: BoundQuery, _ catalog: Catalog, subtracts: Bool) -> [Metric] {
    guard !subtracts else { return catalog.metrics }
    var metrics: [Metric] = []
    for metric in expressions(of: query).flatMap(\.metrics) where !metrics.contains(metric) {
      metrics.append(metric)
    }
    return metrics
  }

  private static func expressions(of query: BoundQuery) -> [BoundExpression] {
    let keys = query.order.compactMap { key in
      if case .expression(let expression) = key.target { expression } else { nil }
    }
    return query.columns.map(\.expression) + keys + (query.having?.parts ?? [])
      + (query.top.map { [$0.expression] } ?? [])
  }
}
