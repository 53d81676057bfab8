package import PQModel

/// A fixture of any size with traffic like the demo's, as bytes that stream.
///
/// It has a row for every minute and every group, in the order of time, and no incidents. The same
/// parameters give the same bytes on every platform.
package struct FixtureGenerator: Sendable {
  /// How many groups of viewers a fixture may have.
  package static let allowedGroups = 1...100_000
  /// How many days a fixture may cover.
  package static let allowedDays = 1...3660
  /// When a fixture may end.
  package static let allowedEnds =
    CivilTime(year: 2000, month: 1, day: 1)
    .instant...CivilTime(year: 9999, month: 12, day: 31)
    .instant

  /// Decides which groups there are, how large, and how noisy.
  package let seed: UInt64
  /// How many groups there are, and so how many rows a minute has.
  package let groups: Int
  /// The whole minutes that have rows.
  package let range: TimeRange

  /// A fixture of the days before an end, which is rounded down to a minute; nil if a parameter is
  /// out of bounds.
  package init?(seed: UInt64 = 1, days: Int = 1, groups: Int = 300, end: Instant = .demoClock) {
    guard Self.allowedDays.contains(days), Self.allowedGroups.contains(groups),
      Self.allowedEnds.contains(end)
    else { return nil }
    let to = end.floored(to: .minute)
    self.seed = seed
    self.groups = groups
    range = TimeRange(from: to - Int64(days) * .day, to: to)
  }

  /// How many rows the fixture has.
  package var rowCount: Int { groups * Int(range.to.minute - range.from.minute) }

  /// Writes the fixture in chunks of about 64 KiB, which are valid for the length of a call.
  package func write<Failure: Error>(
    as form: FixtureForm = .csv, to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let roster = Roster(count: groups, seed: seed)
    var rows = FixtureRows(form, labels: Dimension.allCases.map(roster.labels))
    var totals = tallies(of: roster, at: range.from.minute)
    for minute in range.from.minute..<range.to.minute {
      let positions = roster.curves.map { $0.position(at: minute + 1) }
      rows.begin(Instant(minute: minute))
      for (index, group) in roster.groups.enumerated() {
        let total = group.tally(at: minute + 1, position: positions[group.curve])
        rows.append(total - totals[index], of: index)
        totals[index] = total
        if rows.isChunk { try rows.flush(to: sink) }
      }
    }
    rows.end()
    try rows.flush(to: sink)
  }

  private func tallies(of roster: Roster, at minute: Int64) -> [Tally] {
    let positions = roster.curves.map { $0.position(at: minute) }
    return roster.groups.map { $0.tally(at: minute, position: positions[$0.curve]) }
  }
}
