import PQModel

/// What is missing of the range of a query, and of the one that it is compared with.
struct MissingTime {
  let current: [TimeRange]
  private let before: [TimeRange]
  /// Until when buckets have begun, if some have not.
  private let now: Instant?

  init(_ slices: [MissingSlice], until now: Instant?) {
    current = slices.filter { !$0.isBefore }.map(\.range)
    before = slices.filter(\.isBefore).map(\.range)
    self.now = now
  }

  /// What was gathered of both, with its rows.
  func ordered(_ gathering: Gathering) -> (current: OrderedRange, before: OrderedRange?) {
    (
      OrderedRange(gathering.current, without: current, until: now),
      gathering.before.map { OrderedRange($0, without: before, until: $0.now) }
    )
  }
}
