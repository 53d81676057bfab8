public import PQModel
public import PQSemantics
public import PQSyntax

/// Bound query + a backend's limits -> plan.
public struct Planner {
  let catalog: Catalog
  let clock: Instant

  /// A planner for a backend's catalog; retention is judged by the clock.
  public init(catalog: Catalog, clock: Instant) {
    self.catalog = catalog
    self.clock = clock
  }

  /// Plans a query.
  ///
  /// - Returns: the plan, or nil if the backend cannot answer the query; and what is to be said of
  ///   it, in terms of the query.
  public func plan(_ query: BoundQuery) -> (plan: Plan?, diagnostics: [Diagnostic]) {
    do throws(PlanFailure) {
      let plan = try outline(query)
      return (plan, warnings(for: query, plan))
    } catch {
      let report = FailureReport(query: query, planner: self)
      return (nil, [report.diagnostic(for: error)])
    }
  }

  /// The plan of a query, or the first reason why there is none.
  func outline(_ query: BoundQuery) throws(PlanFailure) -> Plan {
    let cuts = try cuts(for: query)
    let filter = query.predicate.map { NormalizePredicate.filter($0.value) } ?? .always
    let grouping = query.dimensions.map(\.value)
    let search = BranchSearch(grouping: grouping, filter: filter, catalog: catalog)
    guard let branching = search.best() else { throw .tooManyDimensions(filter) }
    let requests = (cuts.current.slices.count + (cuts.before?.slices.count ?? 0))
      .multipliedReportingOverflow(by: branching.branches.count)
    guard !requests.overflow, requests.partialValue <= BranchSearch.limit else {
      throw .tooManyRequests(requests.partialValue)
    }
    let metrics = FetchMetrics.metrics(of: query, catalog, subtracts: branching.subtracts)
    let build = BuildRequests(
      branching: branching, metrics: metrics, catalog: catalog, clock: clock)
    let current = try build.fetching(cuts.current)
    let before = try cuts.before.map { cut throws(PlanFailure) in try build.fetching(cut) }
    let rows = PlanRows(query: query, filter: filter, cut: cuts.current)
    let plan = Plan(
      current: current, before: before, split: branching.dimensions, metrics: metrics,
      filter: branching.local, dropsEmptyGroups: branching.subtracts, grouping: grouping,
      rows: rows.plan(captions: captions(query, cuts)), predicates: branching.predicates,
      rewrites: cutRewrites(query, cuts) + branching.rewrites)
    assert(plan.checkInvariants() == nil, plan.checkInvariants() ?? "")
    return plan
  }

  private func cuts(for query: BoundQuery) throws(PlanFailure) -> (current: Cut, before: Cut?) {
    let cutter = CutRange(
      limits: catalog.limits, clock: clock, grains: PlanRows.grains(of: query))
    let current: Cut
    do throws(CutFailure) {
      current = try PickBuckets(query: query, cutter: cutter).cut()
    } catch {
      throw .range(error)
    }
    guard let comparison = query.comparison else { return (current, nil) }
    do throws(CutFailure) {
      let compare = CompareRanges(query: query, cutter: cutter)
      return (current, try compare.cut(comparison.value, beside: current))
    } catch {
      throw .comparison(error, at: comparison.range)
    }
  }

  private func warnings(for query: BoundQuery, _ plan: Plan) -> [Diagnostic] {
    guard plan.current.range.to > clock, !query.range.includesNow else { return [] }
    return [.rangeInFuture(plan.current.range, at: query.range.source, clock: clock)]
  }
}

/// Why a query cannot be answered.
enum PlanFailure: Error {
  case range(CutFailure)
  case comparison(CutFailure, at: Range<Int>)
  case tooManyDimensions(RowFilter)
  case tooManyRequests(Int)
  case request(ExportViolation)
}
