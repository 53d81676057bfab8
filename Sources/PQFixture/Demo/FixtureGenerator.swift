package import PQModel

/// A generator of fixtures. The traffic is like that of the demo. A fixture is written as a stream of
/// bytes.
///
/// A fixture has a row for every minute and every group, in the order of time, and no incidents.
/// The same parameters give the same bytes on every platform.
package struct FixtureGenerator: Sendable {
  /// The allowed numbers of groups of viewers.
  package static let allowedGroups = 1...100_000
  /// The allowed numbers of days.
  package static let allowedDays = 1...3660
  /// The allowed ends of a fixture.
  package static let allowedEnds =
    CivilTime(year: 2000, month: 1, day: 1)
    .instant...CivilTime(year: 9999, month: 12, day: 31)
    .instant

  /// The seed of the random numbers that select the groups and determine their size and noise.
  package let seed: UInt64
  /// The number of groups. A fixture has this number of rows in each minute.
  package let groups: Int
  /// The range of the fixture, in whole minutes.
  package let range: TimeRange

  /// Creates a generator of a fixture that covers a number of days before an end.
  ///
  /// - Parameters:
  ///   - seed: The seed of the random numbers.
  ///   - days: The number of days.
  ///   - groups: The number of groups of viewers.
  ///   - end: The end of the fixture. It is rounded down to a minute.
  /// - Returns: `nil` if `days`, `groups` or `end` is not allowed.
  package init?(seed: UInt64 = 1, days: Int = 1, groups: Int = 300, end: Instant = .demoClock) {
    guard Self.allowedDays.contains(days), Self.allowedGroups.contains(groups),
      Self.allowedEnds.contains(end)
    else { return nil }
    let to = end.floored(to: .minute)
    self.seed = seed
    self.groups = groups
    range = TimeRange(from: to - Int64(days) * .day, to: to)
  }

  /// The number of rows of the fixture.
  package var rowCount: Int { groups * Int(range.to.minute - range.from.minute) }

  /// Writes the fixture in chunks of about 64 KiB. A chunk is valid only during the call of `sink`.
  ///
  /// - Throws: The error that `sink` throws. The function stops at the first error.
  package func write<Failure: Error>(
    as form: FixtureFormat = .csv, to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let population = Population(count: groups, seed: seed)
    var rows = FixtureRows(form, labels: ExportDimension.allCases.map(population.labels))
    var totals = trafficSums(of: population, at: range.from.minute)
    for minute in range.from.minute..<range.to.minute {
      let positions = population.curves.map { $0.position(at: minute + 1) }
      rows.begin(Instant(minute: minute))
      for (index, group) in population.groups.enumerated() {
        let total = group.trafficSum(at: minute + 1, position: positions[group.curve])
        rows.append(total - totals[index], of: index)
        totals[index] = total
        if rows.isChunk { try rows.flush(to: sink) }
      }
    }
    rows.end()
    try rows.flush(to: sink)
  }

  private func trafficSums(of population: Population, at minute: Int64) -> [TrafficSum] {
    let positions = population.curves.map { $0.position(at: minute) }
    return population.groups.map { $0.trafficSum(at: minute, position: positions[$0.curve]) }
  }
}
