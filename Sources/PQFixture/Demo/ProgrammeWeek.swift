/// The hours of a programme's week added up, from Monday by the viewer's clock.
struct ProgrammeWeek {
  static let minutes: Int64 = 7 * 24 * 60

  let programme: Programme
  /// Percent of the mean at each full hour of the week, and at its end.
  private let hourly: [Int64]
  /// What was watched before each full hour, in 120ths of a percent of a minute.
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

  /// What is watched in a week.
  var total: Int64 { sums[sums.count - 1] }

  /// What was watched before a minute of the week.
  func watched(before minute: Int) -> Int64 {
    let hour = minute / 60
    let rest = Int64(minute % 60)
    // The rate runs straight from one full hour to the next, and so its sum is a parabola.
    let slope = hourly[hour + 1] - hourly[hour]
    return sums[hour] + (120 * hourly[hour] + slope * rest) * rest
  }
}
