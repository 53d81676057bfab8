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
      let cuts = try cuts(query, AskedRange(query.range))
      let plan = try plan(query, cuts)
      return (plan, warnings(for: query, plan) + notes(on: cuts, query))
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
    try plan(query, try cuts(query, asked))
  }

  private func cuts(_ query: BoundQuery, _ asked: AskedRange) throws(PlanFailure) -> Cuts {
    let cutter = CutRange(
      limits: catalog.limits, clock: clock, grains: PlanRows.grains(of: query))
    return try PickBuckets(query: query, asked: asked, cutter: cutter).cuts()
  }

  private func plan(_ query: BoundQuery, _ cuts: Cuts) throws(PlanFailure) -> Plan {
    let filter = filter(of: query)
    let settling = try SettleSubtraction(
      search(query, filter), catalog.limits, clock: clock)
    let slices = settling.branched(cuts)
    assert(slices.branchings.allSatisfy { $0.checkInvariants(catalog.limits) == nil })
    let rows = PlanRows(query: query, filter: filter, cut: cuts.current)
    let plan = try plan(query, cuts, slices, try rows.plan())
    assert(plan.checkInvariants() == nil, plan.checkInvariants() ?? "")
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
    assert(filter.checkInvariants() == nil, filter.checkInvariants() ?? "")
    return filter
  }

  private func plan(
    _ query: BoundQuery, _ cuts: Cuts, _ slices: BranchedCuts, _ rows: RowPlan
  ) throws(PlanFailure) -> Plan {
    let requests = slices.requestCount
    guard requests <= BranchSearch.limit else { throw .tooManyRequests(requests) }
    let subtracts = slices.subtracts
    let metrics = FetchMetrics.metrics(of: query, catalog, subtracts: subtracts)
    let build = BuildRequests(slices: slices, metrics: metrics, catalog: catalog, clock: clock)
    return Plan(
      current: try build.fetching(cuts.current, slices.current),
      before: try cuts.before.map { cut throws(PlanFailure) in
        try build.fetching(cut, slices.before)
      },
      metrics: metrics, dropsEmptyGroups: subtracts,
      grouping: query.dimensions.map(\.value), frame: frame(query, cuts), rows: rows,
      predicates: requests == 0 ? impossible(query) : slices.predicates,
      rewrites: rewrites(query, cuts) + slices.rewrites)
  }

  private func frame(_ query: BoundQuery, _ cuts: Cuts) -> TimeFrame {
    TimeFrame(
      range: cuts.current.range, comparedRange: cuts.before?.range, zone: query.zone,
      bucketing: cuts.current.bucketing, isBucketingChosen: query.every.isChosenByPlanner,
      omissions: cuts.notes)
  }

  /// The rewrites of the range, in the order of EXPLAIN.
  private func rewrites(_ query: BoundQuery, _ cuts: Cuts) -> [Rewrite] {
    let rewrites = [
      PickBuckets.rewrite(query, cuts.current), TileRange.rewrite(cuts.current),
      CutRanges.rewrite(cuts), CompareRanges.rewrite(cuts),
    ]
    return rewrites.compactMap { $0 } + cuts.notes.map { $0.rewrite(cuts.current) }
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
  let slices: BranchedCuts
  let metrics: [Metric]
  let catalog: Catalog
  let clock: Instant

  /// Returns the requests of a range, for the branched slices that cover it.
  ///
  /// - Throws: `PlanFailure.request` if a request would break a rule of the API.
  func fetching(_ cut: Cut, _ parts: [BranchedSlice]) throws(PlanFailure) -> FetchPlan {
    var fetches: [FetchRequest] = []
    for part in parts {
      let branching = slices.branching(of: part)
      let isUnsettled = part.isUnsettled && branching.subtracts
      for branch in branching.branches {
        fetches.append(
          FetchRequest(
            try request(part.slice, branch, branching.dimensions), factor: branch.factor,
            labels: branch.labels, filter: branching.local, isUnsettled: isUnsettled))
      }
    }
    return FetchPlan(
      range: cut.range, buckets: cut.buckets, grains: cut.grains, fetches: fetches, now: cut.now)
  }

  private func request(
    _ slice: Slice, _ branch: Branching.Branch, _ dimensions: [Dimension]
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

  private static func expressions(of query: BoundQuery) -> [Expression] {
    let keys = query.order.compactMap { key in
      if case .expression(let expression) = key.target { expression } else { nil }
    }
    return query.columns.map(\.expression) + keys + (query.having?.parts ?? [])
      + (query.top.map { [$0.expression] } ?? [])
  }
}
