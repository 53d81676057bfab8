/// The running total of viewing for all groups with one schedule and one clock, before it is scaled
/// to the size of a group.
///
/// `unitsPerMinute` units are one minute of one average viewer. With this unit every step below is
/// exact. All numbers are integers, so every platform computes the same total.
struct ActivityCurve {
  /// The number of units in one minute of an average viewer.
  static let unitsPerMinute: Int64 = 120 * 100 * 1000

  let week: ProgrammeWeek
  /// The minutes by which the viewers' clocks are ahead of UTC.
  let clockOffset: Int64
  /// The seed of the noise.
  let seed: UInt64

  /// Returns the units watched before a minute. The minute is counted from the epoch and must not
  /// be negative.
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

/// The growth of the audience. It is linear for two years from the first week of the demo's data;
/// the size is constant before and after.
private enum Growth {
  /// The number of the first week of the demo's data, counted from the week of the epoch.
  private static let firstWeek: Int64 = 2870
  /// The number of weeks with growth.
  private static let weeks: Int64 = 104
  /// The growth per week, in thousandths of the first week's size.
  private static let perWeek: Int64 = 4

  /// Returns the size of the audience in a week since the epoch, in thousandths of the first week's
  /// size.
  static func of(week: Int64) -> Int64 {
    1000 + perWeek * min(max(week - firstWeek, 0), weeks)
  }

  /// Returns the sum of the sizes of all weeks before a week.
  static func before(week: Int64) -> Int64 {
    let age = max(week - firstWeek, 0)
    let growing = min(age, weeks)
    return 1000 * week + perWeek * (growing * (growing - 1) / 2 + (age - growing) * weeks)
  }
}
