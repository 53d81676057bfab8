import PQModel

/// How a range is put together: from entries, and from one stretch that is to be fetched.
///
/// A request may never become two. If entries leave several gaps, the stretch goes from the first
/// gap to the last, and what entries have between them is fetched again.
struct Patchwork: Equatable {
  /// A part of the range that one entry answers.
  struct Patch: Equatable {
    let entry: KeptAnswer
    let range: TimeRange
  }

  /// What is taken from entries, in the order of time.
  private(set) var patches: [Patch] = []
  /// What is to be fetched; nil if nothing is.
  private(set) var missing: TimeRange?

  /// Covers a range with as few entries as can be. What lies behind an end is not taken from them.
  init(of range: TimeRange, until end: Instant, from entries: [KeptAnswer]) {
    let ordered = entries.sorted(by: Self.precedes)
    let end = min(end, range.to)
    var next = 0
    var furthest: KeptAnswer?
    var position = range.from
    while position < end {
      while next < ordered.count, ordered[next].range.from <= position {
        if ordered[next].range.to > furthest?.range.to ?? position { furthest = ordered[next] }
        next += 1
      }
      let from = position
      if let entry = furthest, entry.range.to > position {
        position = min(entry.range.to, end)
        patches.append(Patch(entry: entry, range: TimeRange(from: from, to: position)))
      } else {
        position = next < ordered.count ? min(ordered[next].range.from, end) : end
        miss(from, position)
      }
    }
    if position < range.to { miss(position, range.to) }
    dropWhatIsFetched()
  }

  private mutating func miss(_ from: Instant, _ to: Instant) {
    missing = TimeRange(from: missing?.from ?? from, to: to)
  }

  private mutating func dropWhatIsFetched() {
    guard let missing else { return }
    patches.removeAll { missing.from <= $0.range.from && $0.range.to <= missing.to }
  }

  /// Of entries that begin together the longest comes first, and of equal ones the leanest.
  private static func precedes(_ left: KeptAnswer, _ right: KeptAnswer) -> Bool {
    if left.range.from != right.range.from { return left.range.from < right.range.from }
    if left.range.to != right.range.to { return left.range.to > right.range.to }
    return left.metrics.count < right.metrics.count
  }
}

extension Patchwork {
  /// A patchwork of entries that can all be opened, and what opening each has given. Those that
  /// cannot are left out.
  static func opened<Content>(
    of range: TimeRange, until end: Instant, from entries: [KeptAnswer],
    _ open: (KeptAnswer) -> Content?
  ) -> (patchwork: Patchwork, contents: [KeptAnswer: Content]) {
    var usable = entries
    var contents: [KeptAnswer: Content] = [:]
    while true {
      let patchwork = Patchwork(of: range, until: end, from: usable)
      for entry in patchwork.patches.map(\.entry) where contents[entry] == nil {
        contents[entry] = open(entry)
      }
      let broken = patchwork.patches.map(\.entry).filter { contents[$0] == nil }
      if broken.isEmpty { return (patchwork, contents) }
      usable.removeAll(where: broken.contains)
    }
  }

  /// What is not fetched of the request.
  var coverage: CacheCoverage {
    guard let missing else { return .all }
    return patches.isEmpty ? .nothing : .part(missing: missing)
  }
}
