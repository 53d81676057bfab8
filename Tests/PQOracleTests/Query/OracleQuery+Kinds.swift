extension OracleQuery {
  /// A kind of query that a run of random queries must contain.
  enum Kind: String, CaseIterable {
    case fill, fillOfGaps, runningBucket, clockChange, compareInZone, unpairedBuckets
    case compareTop, topByChange, reducers
  }

  var kinds: Set<Kind> {
    var kinds = Set<Kind>()
    if filling != .nothing { kinds.insert(lost == nil ? .fill : .fillOfGaps) }
    if range.includesNow { kinds.insert(.runningBucket) }
    if changesClocks { kinds.insert(.clockChange) }
    if earlier != nil {
      if zone != nil { kinds.insert(.compareInZone) }
      if hasGap(range.buckets) || hasGap(earlier?.buckets) { kinds.insert(.unpairedBuckets) }
      if let top {
        kinds.insert(.compareTop)
        if top.formula.nodes.contains(where: \.isChange) { kinds.insert(.topByChange) }
      }
    }
    if items.contains(where: { $0.formula.nodes.contains(where: \.isReduced) }) {
      kinds.insert(.reducers)
    }
    return kinds
  }

  private func hasGap(_ buckets: Buckets?) -> Bool {
    let ranges = buckets?.ranges ?? []
    return zip(ranges, ranges.dropFirst()).contains { $0.upperBound != $1.lowerBound }
  }

  /// True if the clocks of the zone change within one of the ranges.
  private var changesClocks: Bool {
    let bucketCalendar = BucketCalendar(zone: zone)
    return [range.buckets, earlier?.buckets].compactMap { $0 }.contains {
      bucketCalendar.shown($0.from) - $0.from != bucketCalendar.shown($0.to) - $0.to
    }
  }
}

extension Formula {
  fileprivate var isChange: Bool {
    if case .column(_, .change) = self { return true }
    return false
  }
}
