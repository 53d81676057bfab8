import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// The choice of entries that make up a range.
@Suite struct IntervalCoverTests {
  private func entry(_ hours: Range<Int>, _ metrics: [Metric] = [.http]) -> EntryName {
    EntryName(range: .buckets(hours), metrics: metrics)
  }

  private func patchwork(
    _ hours: Range<Int>, until end: Int = 100, _ entries: [EntryName]
  ) -> IntervalCover {
    IntervalCover(
      of: .buckets(hours), until: TimeRange.buckets(end..<end).from, from: entries.map(offer))
  }

  /// Returns the whole range of an entry.
  private func offer(_ entry: EntryName) -> IntervalCover.CoverPart {
    IntervalCover.CoverPart(entry: entry, range: entry.range)
  }

  private func ranges(_ patchwork: IntervalCover) -> [TimeRange] { patchwork.patches.map(\.range) }

  @Test func nothingIsKept() {
    let work = patchwork(2..<5, [entry(0..<2), entry(5..<9)])
    #expect(work.patches.isEmpty && work.missing == .buckets(2..<5))
    #expect(work.coverage == .nothing)
  }

  @Test func oneEntryIsEnough() {
    let work = patchwork(2..<5, [entry(2..<3), entry(0..<9), entry(3..<5)])
    #expect(work.patches == [.init(entry: entry(0..<9), range: .buckets(2..<5))])
    #expect(work.coverage == .all)
  }

  @Test func severalEntriesJoin() {
    let work = patchwork(0..<9, [entry(5..<9), entry(0..<3), entry(2..<6), entry(4..<5)])
    #expect(ranges(work) == [.buckets(0..<3), .buckets(3..<6), .buckets(6..<9)])
    #expect(work.missing == nil)
  }

  @Test func oneGapIsFetched() {
    #expect(patchwork(0..<9, [entry(0..<3), entry(5..<9)]).missing == .buckets(3..<5))
    #expect(patchwork(0..<9, [entry(0..<3)]).coverage == .part(missing: .buckets(3..<9)))
    #expect(patchwork(0..<9, [entry(8..<12)]).coverage == .part(missing: .buckets(0..<8)))
  }

  @Test func severalGapsAreFetchedTogether() {
    let work = patchwork(0..<9, [entry(0..<2), entry(4..<5), entry(8..<9)])
    #expect(work.missing == .buckets(2..<8))
    #expect(ranges(work) == [.buckets(0..<2), .buckets(8..<9)])
    #expect(patchwork(0..<9, [entry(4..<5)]).coverage == .nothing)
  }

  @Test func openBucketsAreRequested() {
    let work = patchwork(0..<9, until: 6, [entry(0..<9)])
    #expect(ranges(work) == [.buckets(0..<6)] && work.missing == .buckets(6..<9))
    #expect(patchwork(6..<9, until: 6, [entry(0..<9)]).coverage == .nothing)
    #expect(patchwork(7..<9, until: 6, [entry(0..<9)]).missing == .buckets(7..<9))
  }

  @Test func entryWithFewestMetricsIsRead() {
    let lean = entry(0..<3)
    #expect(patchwork(0..<3, [entry(0..<3, [.http, .p2p]), lean]).patches.map(\.entry) == [lean])
  }

  @Test func entriesThatCannotBeOpenedAreLeftOut() {
    let broken = entry(0..<9)
    var tried: [EntryName] = []
    let opened = IntervalCover.opened(
      of: .buckets(0..<6), until: noon, from: [broken, entry(0..<4), entry(3..<6)].map(offer)
    ) { entry -> Int? in
      tried.append(entry)
      return entry == broken ? nil : 1
    }
    #expect(ranges(opened.patchwork) == [.buckets(0..<4), .buckets(4..<6)])
    #expect(tried.count == 3 && opened.contents.count == 2)
  }

  @Test func partsOfOneEntryCanBeUsed() {
    let whole = entry(0..<9)
    let work = IntervalCover(
      of: .buckets(1..<8), until: noon,
      from: [0..<3, 5..<9].map { IntervalCover.CoverPart(entry: whole, range: .buckets($0)) })
    #expect(ranges(work) == [.buckets(1..<3), .buckets(5..<8)])
    #expect(work.missing == .buckets(3..<5))
  }

  @Test func theLongestRunHasTheMostParts() {
    let work = patchwork(0..<12, [entry(0..<5), entry(6..<7), entry(7..<8), entry(8..<9)])
    #expect(work.longestAdjacentRun.map(\.range) == [.buckets(0..<5)])
    let whole = patchwork(0..<4, [entry(0..<1), entry(1..<2), entry(2..<9)])
    #expect(whole.longestAdjacentRun == whole.patches && whole.patches.count == 3)
    #expect(patchwork(0..<4, []).longestAdjacentRun == [])
  }

  /// The result is compared with sets of single buckets.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func everyBucketHasOneSource(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<100 { checkSources(&random) }
  }

  private func checkSources(_ random: inout SeededRandom) {
    let entries = (0..<random.next(6)).map { _ in
      let from = random.next(12)
      return entry(from..<from + 1 + random.next(6))
    }
    let from = random.next(12)
    let hours = from..<from + 1 + random.next(12)
    let end = random.next(24)
    let work = patchwork(hours, until: end, entries)
    let kept = Set(entries.flatMap { buckets($0.range) }).filter { $0 < end }
    let gaps = Set(hours).subtracting(kept)
    let missing = work.missing.map(buckets) ?? []
    let taken = work.patches.flatMap { buckets($0.range) }
    #expect(missing.first == gaps.min() && missing.last == gaps.max())
    #expect(Set(taken).isDisjoint(with: missing) && Set(taken).count == taken.count)
    #expect(Set(taken).union(missing) == Set(hours) && taken == taken.sorted())
    for patch in work.patches {
      #expect(Set(buckets(patch.entry.range)).isSuperset(of: buckets(patch.range)))
    }
    #expect(work.patches.count <= fewest(entries, hours, end, missing))
  }

  private func buckets(_ range: TimeRange) -> [Int] {
    let start = TimeRange.buckets(0..<0).from
    let from = (range.from - start).milliseconds / 3_600_000
    return (from..<(range.to - start).milliseconds / 3_600_000).map { Int($0) }
  }

  /// Returns the minimum number of entries that contain all buckets which are not requested. It tries
  /// all sets of entries.
  private func fewest(
    _ entries: [EntryName], _ hours: Range<Int>, _ end: Int, _ missing: [Int]
  ) -> Int {
    let wanted = Set(hours).subtracting(missing)
    let sizes = (0..<1 << entries.count).compactMap { choice -> Int? in
      let chosen = entries.indices.filter { choice >> $0 & 1 == 1 }
      let has = Set(chosen.flatMap { buckets(entries[$0].range) })
      return has.isSuperset(of: wanted) ? chosen.count : nil
    }
    return sizes.min() ?? 0
  }
}
