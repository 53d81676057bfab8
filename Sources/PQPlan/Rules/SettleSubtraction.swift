import PQModel

/// Avoids subtraction of buckets that may still change. Two answers about such a bucket can
/// describe two different moments. Their difference is then wrong.
///
/// A slice with such buckets is requested without subtraction if this takes at most `maxBranches`
/// requests, or not more requests than subtraction. Otherwise the buckets that may change become a
/// slice of their own, with subtraction. If the answers for this slice contradict each other, the
/// settled buckets are still valid. If no bucket of a slice is settled, the slice is requested in
/// shorter buckets. A note names the time from which numbers may still change.
///
///     at 20:30, of a backend whose buckets may change for 10 minutes after their end:
///
///     BY browser, os WHERE browser IN ('a', 'b', 'c') AND country != 'US' LAST 12h EVERY 1m
///     -> 08:30 to 14:30: all three browsers, less what is filtered to US, by browser, os
///      + 14:30 to 20:30: each of the three browsers alone, by os, country, filtered here
///
///     BY browser, os WHERE country != 'US' LAST 1h EVERY 5m
///     -> 19:30 to 20:20: all, less what is filtered to US
///      + 20:20 to 20:30: the same, with a note
///
///     BY browser, os WHERE country != 'US' DURING TODAY INCLUDING NOW EVERY 1d
///     -> 00:00 to 20:20 in buckets of 10m: all less what is filtered to US
///      + 20:20 to 24:00: the same, with a note
struct SettleSubtraction {
  static let details = PlannerRule.Details(
    name: "settle",
    summary: "Avoids or isolates subtraction of buckets that may still change.",
    examples: [
      .init(
        "SELECT http BY browser, os WHERE country != 'US' LAST 1h EVERY 5m;",
        ["from 2026-01-15T20:20Z on buckets may still change, so they have requests of their own"],
        settlingMargin: 10 * .minute),
      .init(
        """
        SELECT http BY browser, os WHERE browser IN ('Chrome', 'Edge', 'Opera') AND country != 'US'
        LAST 1h EVERY 5m;
        """,
        ["from 2026-01-15T19:30Z on buckets may still change, so nothing is subtracted there"],
        settlingMargin: 10 * .minute),
    ])

  /// The maximum number of requests for a slice that avoids subtraction: three rounds of four
  /// parallel requests.
  static let maxBranches = 12

  private let search: BranchSearch
  private let limits: ExportLimits
  private let clock: Instant
  /// The branching with the fewest requests.
  private let settledBranching: Branching
  /// The end of the settled time. Buckets that end by then do not change any more. It is `nil` if
  /// no bucket changes after its end.
  private let settled: Instant?

  init(_ search: BranchSearch, _ limits: ExportLimits, clock: Instant) throws(PlanFailure) {
    self.search = search
    self.limits = limits
    self.clock = clock
    settledBranching = try search.best()
    settled = limits.settlingMargin.milliseconds > 0 ? clock - limits.settlingMargin : nil
  }

  /// Returns the slices, and the branchings that they use.
  func branched(_ queryRanges: QueryRanges) -> BranchedRanges {
    let plain = branched(queryRanges, settledBranching) { [BranchedSlice(slice: $0)] }
    guard settledBranching.subtracts,
      queryRanges.current.slices.contains(where: isUnsettled)
        || queryRanges.before?.slices.contains(where: isUnsettled) == true
    else { return plain }
    let most = max(Self.maxBranches, settledBranching.branches.count)
    let unsettledBranching = search.withoutSubtraction(atMost: most) ?? settledBranching
    let settling = branched(queryRanges, unsettledBranching) { branched($0, unsettledBranching) }
    // The limit of requests must not reject a query for requests that only improve its answer.
    return settling.requestCount > BranchSearch.limit ? plain : settling
  }

  private func branched(
    _ queryRanges: QueryRanges, _ unsettledBranching: Branching, _ cover: (Slice) -> [BranchedSlice]
  ) -> BranchedRanges {
    BranchedRanges(
      current: queryRanges.current.slices.flatMap(cover),
      before: (queryRanges.before?.slices ?? []).flatMap(cover), settledBranching: settledBranching,
      unsettledBranching: unsettledBranching)
  }

  private func branched(_ slice: Slice, _ unsettledBranching: Branching) -> [BranchedSlice] {
    guard isUnsettled(slice) else { return [BranchedSlice(slice: slice)] }
    guard unsettledBranching.subtracts, let (early, late) = divided(slice) else {
      return [BranchedSlice(slice: slice, isUnsettled: true)]
    }
    return [BranchedSlice(slice: early), BranchedSlice(slice: late, isUnsettled: true)]
  }

  private func isUnsettled(_ slice: Slice) -> Bool {
    settled.map { slice.range.to > $0 } ?? false
  }

  /// Divides a slice into its settled and its unsettled buckets; `nil` if no bucket is settled.
  private func divided(_ slice: Slice) -> (early: Slice, late: Slice)? {
    let shorter = shorterIntervals(for: slice)
    let short = shorter.first { $0.length <= limits.settlingMargin } ?? shorter.last
    for interval in [slice.interval, short].compactMap({ $0 }) {
      let border = settled?.floored(to: interval.length) ?? slice.range.from
      guard border > slice.range.from else { continue }
      let early = TimeRange(from: slice.range.from, to: border)
      let late = TimeRange(from: border, to: slice.range.to)
      return (Slice(range: early, interval: interval), Slice(range: late, interval: interval))
    }
    return nil
  }

  /// Returns the shorter intervals that can cover a whole slice with one request, the longest
  /// first.
  private func shorterIntervals(for slice: Slice) -> [Interval] {
    limits.rules.reversed().filter { rule in
      guard rule.interval < slice.interval,
        let span = AnswerableRange(
          rule, within: slice.range, since: limits.earliest(of: rule, at: clock))
      else { return false }
      return span.range == slice.range && slice.range.length <= span.maxLength
    }.map(\.interval)
  }

  /// Describes how a slice with buckets that may still change is requested.
  static func rewrite(_ part: BranchedSlice, subtracts: Bool) -> Rewrite {
    let start = "from \(part.slice.range.from) on buckets may still change"
    return Rewrite(
      .settle,
      subtracts
        ? "\(start), so they have requests of their own"
        : "\(start), so nothing is subtracted there")
  }
}
