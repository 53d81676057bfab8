import PQModel
import PQPlan

/// The missing parts of the query range and of the comparison range.
struct MissingTime {
  private let current: [TimeRange]
  private let before: [TimeRange]
  /// The current time, or `nil` if all buckets of the query range count completely.
  let now: Instant?

  init(_ slices: [MissingSlice], until now: Instant?) {
    current = slices.filter { !$0.isBefore }.map(\.range)
    before = slices.filter(\.isBefore).map(\.range)
    self.now = now
  }

  /// True if nothing is missing from either range.
  var isNothing: Bool { current.isEmpty && before.isEmpty }

  /// Returns the sums of both ranges with their rows.
  func ordered(_ gathering: Aggregation) -> (current: OrderedRange, before: OrderedRange?) {
    (
      OrderedRange(gathering.current, without: current, until: now),
      gathering.before.map { OrderedRange($0, without: before, until: $0.now) }
    )
  }

  /// Returns the sums over the whole of each range with their rows, or `nil` where there are none. Gaps
  /// between the buckets of a range count as missing.
  func whole(_ gathering: Aggregation) -> (current: OrderedSeries?, before: OrderedSeries?) {
    (
      whole(gathering.current, without: current, until: now),
      gathering.before.flatMap { whole($0, without: before, until: $0.now) }
    )
  }

  private func whole(
    _ range: RangeAggregates, without missing: [TimeRange], until now: Instant?
  ) -> OrderedSeries? {
    range.whole.map { series in
      let left = missing + range.rows.buckets.gaps
      return OrderedSeries(series, Coverage(of: series.buckets, without: left, until: now))
    }
  }
}
