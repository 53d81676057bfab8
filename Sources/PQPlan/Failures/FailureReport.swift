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
      return withFixIt(diagnostic.naming(changes(after: reason.range), of: query.zone), failure)
    case .tooManyDimensions(let dimensions): return tooManyDimensions(dimensions)
    case .tooManyRequests(let count): return withFixIt(tooManyRequests(count), failure)
    case .tooManyGroups(let count): return tooManyGroups(count)
    case .request(let violation): return unsendable(violation)
    }
  }

  /// Returns the diagnostic of a request that violates the catalog. Only names from a configuration
  /// can cause this. A configuration is the same for all backends, but a backend may lack a metric
  /// or a dimension.
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

  private func range(_ reason: RangeFailure, _ failure: PlanFailure) -> Diagnostic {
    guard !planner.catalog.limits.rules.isEmpty else {
      return Diagnostic(.unknownInterval, "this backend has no buckets", at: place(of: reason))
    }
    let context = context(of: "the range", last: last)
    let failed = Diagnostic(reason.code, reason.message(context), at: place(of: reason))
    let diagnostic = withFixIt(
      failed.naming(query.zone.changes(in: reason.range), of: query.zone), failure)
    guard case .empty(let range) = reason else { return diagnostic }
    return diagnostic.advising("It begins at \(range.from) and ends at \(range.to).")
  }

  /// Returns the changes of the zone's clock from the start of the comparison range to the later of
  /// its end and now.
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

  /// Returns the diagnostic with the nearest query that works, if there is one. If the comparison
  /// has no partners, it does not search for a query.
  private func withFixIt(_ diagnostic: Diagnostic, _ failure: PlanFailure) -> Diagnostic {
    if diagnostic.code == .withoutPartner { return diagnostic }
    let nearest = NearestQuery(query: query, planner: planner, failure: failure)
    return diagnostic.with { $0.fixIt = nearest.fixIt }
  }

  private var last: CalendarSpan? {
    if case .last(let span, _) = query.range.form { span } else { nil }
  }

  private func context(of subject: String, last: CalendarSpan?) -> RangeFailure.Context {
    let every: String? =
      switch query.every {
      case .bucket(let bucketing, _): "EVERY \(bucketing)"
      case .auto, .whole: nil
      }
    let picked = query.every == .whole ? "a query without EVERY" : "EVERY AUTO"
    return RangeFailure.Context(
      every: every ?? picked, isPicked: every == nil, last: last, subject: subject)
  }

  private func place(of failure: RangeFailure) -> Range<Int> {
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

extension BoundExpression {
  fileprivate func has(_ grain: Bucketing) -> Bool {
    var grains: [Bucketing] = []
    collectGrains(into: &grains)
    return grains.contains(grain)
  }
}

extension FailureReport {
  /// Returns the diagnostic that names the surplus dimensions, with a fix-it that removes
  /// dimensions of BY.
  func tooManyDimensions(_ dimensions: [ExportDimension]) -> Diagnostic {
    let allowed = planner.catalog.limits.maxDimensions
    let extra = Array(dimensions.dropFirst(allowed))
    let surplus = extra.count == 1 ? "one dimension" : "\(extra.count) dimensions"
    let message =
      "\(Self.names(extra)) \(extra.count == 1 ? "is" : "are") \(surplus) too many:"
      + " \(Self.names(dimensions)) must be told apart, and at most \(allowed) can be at once"
    return Diagnostic(.tooManyDimensions, message, at: place(of: extra))
      .advising(advice(extra)).with { $0.fixIt = fixIt }
  }

  private static func names(_ dimensions: [ExportDimension]) -> String {
    let names = dimensions.map(\.rawValue)
    return (names.dropLast().isEmpty ? "" : names.dropLast().joined(separator: ", ") + " and ")
      + (names.last ?? "")
  }

  private func place(of extra: [ExportDimension]) -> Range<Int> {
    query.dimensions.first { extra.contains($0.value) }?.range ?? query.predicate?.range
      ?? query.source
  }

  private func advice(_ extra: [ExportDimension]) -> String {
    let name = extra.last?.rawValue ?? ""
    return
      "A list of values, as in WHERE \(name) IN (...), makes do without a dimension: each value"
      + " is asked for alone."
  }

  /// The fix-it that removes the fewest dimensions of BY, the last ones first, or `nil` if none works.
  private var fixIt: FixIt? {
    let places = Array(query.dimensions.indices.reversed())
    for count in 1..<max(1, places.count) {
      for removed in places.choices(ofCount: count) {
        if let fixIt = fixIt(without: removed) { return fixIt }
      }
    }
    return nil
  }

  private func fixIt(without removed: [Int]) -> FixIt? {
    let dropped = removed.map { query.dimensions[$0].value }
    // A dimension in ORDER BY cannot be removed alone.
    let isOrdered = query.order.contains { key in
      if case .dimension(let dimension) = key.target { dropped.contains(dimension) } else { false }
    }
    var shorter = query
    shorter.dimensions.removeAll { dropped.contains($0.value) }
    guard !isOrdered, planner.canBranch(shorter) else { return nil }
    let names = shorter.dimensions.map(\.value.rawValue).joined(separator: ", ")
    return FixIt(
      title: "BY \(names)", edits: removed.map { edit(removing: $0, alsoRemoved: removed) },
      change: "It has fewer groups.")
  }

  /// Returns the edit that removes a name with the comma before it, or with the comma after it if the
  /// name is the first.
  private func edit(removing place: Int, alsoRemoved removed: [Int]) -> FixIt.Edit {
    let ranges = query.dimensions.map(\.range)
    let isFirst = (0..<place).allSatisfy(removed.contains)
    return isFirst
      ? FixIt.Edit(ranges[place].lowerBound..<ranges[place + 1].lowerBound, "")
      : FixIt.Edit(ranges[place - 1].upperBound..<ranges[place].upperBound, "")
  }
}
