/// The running total of viewing in the week of a programme. The week begins on Monday, by the
/// viewer's clock.
struct ProgrammeWeek {
  /// The number of minutes in a week.
  static let minutes: Int64 = 7 * 24 * 60

  let programme: Programme
  /// The number of viewers at each full hour of the week and at its end, in percent of the mean.
  private let hourly: [Int64]
  /// The total before each full hour and at the end of the week. One unit is one 120th of a percent
  /// for one minute.
  private let sums: [Int64]

  init(_ programme: Programme) {
    let week =
      Array(repeatElement(programme.weekday, count: 5).joined())
      + programme.weekend + programme.weekend
    self.programme = programme
    hourly = week + [week[0]]
    sums = week.indices.reduce(into: [0]) { [hourly] sums, hour in
      sums.append(sums[hour] + 60 * 60 * (hourly[hour] + hourly[hour + 1]))
    }
  }

  /// The total of a whole week, in the unit of `watched(before:)`.
  var total: Int64 { sums[sums.count - 1] }

  /// Returns the total before a minute of the week. One unit is one 120th of a percent for one
  /// minute.
  func watched(before minute: Int) -> Int64 {
    let hour = minute / 60
    let rest = Int64(minute % 60)
    // The rate is linear between two full hours, so the total is a quadratic function.
    let slope = hourly[hour + 1] - hourly[hour]
    return sums[hour] + (120 * hourly[hour] + slope * rest) * rest
  }
}
