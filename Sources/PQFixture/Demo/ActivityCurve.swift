/// How much was watched up to a minute: the running total that all groups with one programme and
/// one clock share, before it is scaled to a group's size.
///
/// Its unit is small enough that every step below is exact: `unitsPerMinute` of it is one minute of
/// one average viewer. Everything is in integers, so that every platform computes the same.
struct ActivityCurve {
  static let unitsPerMinute: Int64 = 120 * 100 * 1000

  let week: ProgrammeWeek
  /// Minutes that the viewers' clocks are ahead of UTC.
  let clockOffset: Int64
  let seed: UInt64

  /// The units watched before a minute, counted from the epoch and not before it.
  func position(at minute: Int64) -> Int64 {
    // The epoch was a Thursday, three days into a week.
    let local = minute + clockOffset + 3 * 24 * 60
    let number = local / ProgrammeWeek.minutes
    let regular =
      week.total * Growth.before(week: number)
      + week.watched(before: Int(local % ProgrammeWeek.minutes)) * Growth.of(week: number)
    return regular + ValueNoise.daily.sample(at: regular, seed: seed).first(depth: 4)
      + ValueNoise.hourly.sample(at: regular, seed: seed).first(depth: 5)
  }
}

/// How the audience grows: by a straight line from the first week of the demo's data for two years,
/// and not at all before and after.
private enum Growth {
  private static let firstWeek: Int64 = 2870
  private static let weeks: Int64 = 104
  private static let perWeek: Int64 = 4

  /// The size of the audience in a week since the epoch, in thousandths of the first week's.
  static func of(week: Int64) -> Int64 {
    1000 + perWeek * min(max(week - firstWeek, 0), weeks)
  }

  /// The sum of the sizes of all weeks before.
  static func before(week: Int64) -> Int64 {
    let age = max(week - firstWeek, 0)
    let growing = min(age, weeks)
    return 1000 * week + perWeek * (growing * (growing - 1) / 2 + (age - growing) * weeks)
  }
}
