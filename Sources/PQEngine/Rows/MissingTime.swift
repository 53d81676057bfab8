import PQModel
import PQPlan

/// What is missing of the range of a query, and of the one that it is compared with.
struct MissingTime {
  private let current: [TimeRange]
  private let before: [TimeRange]
  /// Until when buckets have begun, if some have not.
  let now: Instant?

  init(_ slices: [MissingSlice], until now: Instant?) {
    current = slices.filter { !$0.isBefore }.map(\.range)
    before = slices.filter(\.isBefore).map(\.range)
    self.now = now
  }

  /// Whether nothing is missing of either.
  var isNothing: Bool { current.isEmpty && before.isEmpty }

  /// What was gathered of both, with its rows.
  func ordered(_ gathering: Gathering) -> (current: OrderedRange, before: OrderedRange?) {
    (
      OrderedRange(gathering.current, without: current, until: now),
      gathering.before.map { OrderedRange($0, without: before, until: $0.now) }
    )
  }

  /// The sums of both over the whole range, with their rows; nil where there are none. Buckets that a
  /// range leaves out do not count.
  func whole(_ gathering: Gathering) -> (current: OrderedSeries?, before: OrderedSeries?) {
    (
      whole(gathering.current, without: current, until: now),
      gathering.before.flatMap { whole($0, without: before, until: $0.now) }
    )
  }

  private func whole(
    _ range: GatheredRange, without missing: [TimeRange], until now: Instant?
  ) -> OrderedSeries? {
    range.whole.map { series in
      let left = missing + range.rows.buckets.gaps
      return OrderedSeries(series, Coverage(of: series.buckets, without: left, until: now))
    }
  }
}
