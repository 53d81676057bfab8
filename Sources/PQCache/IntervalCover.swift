package import PQModel

/// A cover of a range: the parts that entries of the cache have, and one missing part. The missing part
/// is fetched.
///
/// A request is never split into two requests. If there are several gaps between entries, the missing
/// part extends from the first gap to the last gap. The time between these gaps is fetched again.
struct IntervalCover: Equatable {
  /// A part of a range that one entry answers.
  struct CoverPart: Hashable {
    let entry: EntryName
    let range: TimeRange
  }

  /// The parts that entries have, in the order of time.
  private(set) var patches: [CoverPart] = []
  /// The range to be fetched; `nil` if entries cover the whole range.
  private(set) var missing: TimeRange?

  /// Covers a range with the smallest number of parts of entries. Entries are used only before `end`.
  init(of range: TimeRange, until end: Instant, from offers: [CoverPart]) {
    let ordered = offers.sorted(by: Self.precedes)
    let end = min(end, range.to)
    var next = 0
    var furthest: CoverPart?
    var position = range.from
    while position < end {
      while next < ordered.count, ordered[next].range.from <= position {
        if ordered[next].range.to > furthest?.range.to ?? position { furthest = ordered[next] }
        next += 1
      }
      let from = position
      if let offer = furthest, offer.range.to > position {
        position = min(offer.range.to, end)
        patches.append(CoverPart(entry: offer.entry, range: TimeRange(from: from, to: position)))
      } else {
        position = next < ordered.count ? min(ordered[next].range.from, end) : end
        addGap(from, position)
      }
    }
    if position < range.to { addGap(position, range.to) }
    dropWhatIsFetched()
  }

  private mutating func addGap(_ from: Instant, _ to: Instant) {
    missing = TimeRange(from: missing?.from ?? from, to: to)
  }

  private mutating func dropWhatIsFetched() {
    guard let missing else { return }
    patches.removeAll { missing.from <= $0.range.from && $0.range.to <= missing.to }
  }

  /// Orders parts by their start. If parts have the same start, the longest part comes first. If
  /// parts have the same range, the part of the entry with the fewest metrics comes first.
  private static func precedes(_ left: CoverPart, _ right: CoverPart) -> Bool {
    if left.range.from != right.range.from { return left.range.from < right.range.from }
    if left.range.to != right.range.to { return left.range.to > right.range.to }
    return left.entry.metrics.count < right.entry.metrics.count
  }
}

extension IntervalCover {
  /// Returns a cover and the opened entries of the cover. Entries that cannot be opened are not used.
  static func opened<Content>(
    of range: TimeRange, until end: Instant, from offers: [CoverPart],
    _ open: (EntryName) -> Content?
  ) -> (patchwork: IntervalCover, contents: [EntryName: Content]) {
    var usable = offers
    var contents: [EntryName: Content] = [:]
    while true {
      let patchwork = IntervalCover(of: range, until: end, from: usable)
      for entry in patchwork.patches.map(\.entry) where contents[entry] == nil {
        contents[entry] = open(entry)
      }
      let broken = patchwork.patches.map(\.entry).filter { contents[$0] == nil }
      if broken.isEmpty { return (patchwork, contents) }
      usable.removeAll { broken.contains($0.entry) }
    }
  }

  /// The longest list of adjacent parts, by the number of parts.
  var longestAdjacentRun: [CoverPart] {
    let runs = patches.reduce(into: [[CoverPart]]()) { runs, patch in
      if runs.last?.last?.range.to == patch.range.from {
        runs[runs.count - 1].append(patch)
      } else {
        runs.append([patch])
      }
    }
    return runs.max { $0.count < $1.count } ?? []
  }

  /// The part of the request that does not have to be fetched.
  var coverage: CacheCoverage {
    guard let missing else { return .all }
    return patches.isEmpty ? .nothing : .part(missing: missing)
  }
}

/// The part of an answer that is cached.
package enum CacheCoverage: Sendable, Hashable {
  /// The whole answer is cached. No request would be sent.
  case all
  /// A part of the answer is cached. A request for the missing range would be sent.
  case part(missing: TimeRange)
  /// No part is cached that would shorten the request.
  case nothing
}
