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
    let merged = MergeMemberships.apply(to: query.memberships)
    do {
      // The request is built even if none is sent, so that a wrong query is wrong either way.
      let request = try BuildRequest(catalog: catalog, clock: clock)
        .request(for: query, filters: merged.filters)
      let plan = Plan(
        requests: merged.isContradiction ? [] : [request],
        predicates: merged.predicates,
        fetched: fetched(by: request),
        operators: operators(for: query, request))
      assert(plan.invariantViolation(over: query.range.range) == nil)
      return (plan, warnings(for: query))
    } catch {
      let diagnostic = ViolationReport(query: query, catalog: catalog, clock: clock)
        .diagnostic(for: error)
      return (nil, [diagnostic])
    }
  }

  private func fetched(by request: ExportRequest) -> [FetchedColumn] {
    [.timestamp] + request.dimensions.map { .dimension($0) } + request.metrics.map { .metric($0) }
  }

  private func operators(for query: BoundQuery, _ request: ExportRequest) -> [RowOperator] {
    var operators: [RowOperator] = [.keep(request.range), .sort(OrderRows.keys(for: query))]
    if let limit = query.limit { operators.append(.limit(limit)) }
    return operators + [.project(projections(for: query))]
  }

  private func projections(for query: BoundQuery) -> [Projection] {
    let split = ["timestamp"] + query.dimensions.map(\.value.rawValue)
    return split.map { Projection(column: $0, name: $0) }
      + query.columns.map { Projection(column: $0.metric.rawValue, name: $0.name) }
  }

  private func warnings(for query: BoundQuery) -> [Diagnostic] {
    guard query.range.range.to > clock else { return [] }
    return [.rangeInFuture(query.range, clock: clock)]
  }
}
