import PQModel
import PQSemantics
import PQSyntax

/// Describes why a query cannot be answered, in terms of the query, with the nearest query that can be
/// answered.
struct FailureReport {
  let query: BoundQuery
  let planner: Planner

  func diagnostic(for failure: PlanFailure) -> Diagnostic {
    switch failure {
    case .range(let reason): return range(reason, failure)
    case .comparison(let reason, let place):
      let context = context(of: "the range that is compared with", last: nil)
      let diagnostic = Diagnostic(reason.code, reason.message(context), at: place)
      return mended(diagnostic.naming(changes(after: reason.range), of: query.zone), failure)
    case .tooManyDimensions(let dimensions): return tooManyDimensions(dimensions)
    case .tooManyRequests(let count): return mended(tooManyRequests(count), failure)
    case .tooManyGroups(let count): return tooManyGroups(count)
    case .request(let violation): return unsendable(violation)
    }
  }

  /// Returns the diagnostic of a request that violates the catalog. The rules make no such request,
  /// except from configured names: a configuration is the same for all backends, and one may lack a
  /// metric or a dimension.
  private func unsendable(_ violation: ExportViolation) -> Diagnostic {
    switch violation {
    case .unknownMetric(let metric):
      Diagnostic(
        .unknownName, "this backend has no metric '\(metric.rawValue)'", at: query.source)
    case .unknownDimension(let dimension):
      Diagnostic(
        .unknownName, "this backend has no dimension '\(dimension.rawValue)'", at: query.source)
    default:
      Diagnostic(.wrongKind, "the query cannot be sent: \(violation)", at: query.source)
    }
  }

  private func range(_ reason: CutFailure, _ failure: PlanFailure) -> Diagnostic {
    let context = context(of: "the range", last: last)
    let failed = Diagnostic(reason.code, reason.message(context), at: place(of: reason))
    let diagnostic = mended(
      failed.naming(query.zone.changes(in: reason.range), of: query.zone), failure)
    guard case .empty(let range) = reason else { return diagnostic }
    return diagnostic.advising("It begins at \(range.from) and ends at \(range.to).")
  }

  /// Returns the changes of the zone's clock from the start of the comparison range to its end or to
  /// now, whichever is later.
  private func changes(after range: TimeRange) -> [ZoneRules.Change] {
    let end = max(range.to, query.range.now)
    return query.zone.changes(in: TimeRange(from: range.from, to: end))
  }

  private func tooManyRequests(_ count: Int) -> Diagnostic {
    Diagnostic(
      .tooManyRequests, "this takes \(count) requests, and \(BranchSearch.limit) are the limit",
      at: query.source
    ).advising("Ask for a shorter range, longer buckets, or fewer values.")
  }

  private func tooManyGroups(_ count: Int) -> Diagnostic {
    Diagnostic(
      .tooLarge,
      "FILL would show \(count) groups that lists name, and \(PlanRows.groupLimit) are the limit",
      at: query.source)
  }

  /// Returns the diagnostic with the nearest query that works, if there is one. A range without
  /// partners has none.
  private func mended(_ diagnostic: Diagnostic, _ failure: PlanFailure) -> Diagnostic {
    if diagnostic.code == .withoutPartner { return diagnostic }
    let nearest = NearestQuery(query: query, planner: planner, failure: failure)
    return diagnostic.with { $0.repair = nearest.repair }
  }

  private var last: CalendarSpan? {
    if case .last(let span, _) = query.range.form { span } else { nil }
  }

  private func context(of subject: String, last: CalendarSpan?) -> CutFailure.Context {
    let every: String? =
      switch query.every {
      case .bucket(let bucketing, _): "EVERY \(bucketing)"
      case .auto, .whole: nil
      }
    let picked = query.every == .whole ? "a query without EVERY" : "EVERY AUTO"
    return CutFailure.Context(
      every: every ?? picked, isPicked: every == nil, last: last, subject: subject)
  }

  private func place(of failure: CutFailure) -> Range<Int> {
    switch (failure, query.range.form, query.every) {
    case (.noInterval, _, .bucket(_, let place)): return place
    case (.partialGrain(let grain, _), _, _):
      return query.columns.first { $0.expression.has(grain) }?.range ?? query.source
    case (.partial(let end, let range, _), .between(let since, let until), _):
      return end == range.from ? since.range : until?.range ?? query.range.source
    default: return query.range.source
    }
  }
}

extension Expression {
  fileprivate func has(_ grain: Bucketing) -> Bool {
    var grains: [Bucketing] = []
    collectGrains(into: &grains)
    return grains.contains(grain)
  }
}
