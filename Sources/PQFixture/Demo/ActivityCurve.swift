// The amount of viewing over time: the schedule of a week, the running total, and the growth over the
// weeks.

/// The running total of viewing before each minute. All groups with the same schedule and the same clock
/// share one curve. Each group scales the curve to its size.
///
/// The total is in units: `unitsPerMinute` units are one minute of one average viewer. With this unit,
/// all computations here are exact. All numbers are integers, so every platform computes the same total.
struct ActivityCurve {
  /// The number of units in one minute of an average viewer.
  static let unitsPerMinute: Int64 = 120 * 100 * 1000

  let week: WeeklySchedule
  /// The offset of the viewers' clocks from UTC, in minutes, positive if the clocks are ahead of UTC.
  let clockOffset: Int64
  /// The seed of the noise.
  let seed: UInt64

  /// Returns the number of units before a minute. The minute is counted from the epoch and must not be
  /// negative.
  func position(at minute: Int64) -> Int64 {
    // The epoch was a Thursday, three days into a week.
    let local = minute + clockOffset + 3 * 24 * 60
    let number = local / WeeklySchedule.minutes
    let regular =
      week.total * Growth.before(week: number)
      + week.watched(before: Int(local % WeeklySchedule.minutes)) * Growth.of(week: number)
    return regular + ValueNoise.daily.sample(at: regular, seed: seed).first(depth: 4)
      + ValueNoise.hourly.sample(at: regular, seed: seed).first(depth: 5)
  }
}

/// The growth of the audience. The size grows linearly for two years, from the first week of the demo's
/// data. It is constant before and after.
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

  /// Returns the sum of the audience sizes of all weeks before a week, in thousandths of the first
  /// week's size.
  static func before(week: Int64) -> Int64 {
    let age = max(week - firstWeek, 0)
    let growing = min(age, weeks)
    return 1000 * week + perWeek * (growing * (growing - 1) / 2 + (age - growing) * weeks)
  }
}

/// The running total of viewing within a week. A schedule (a kind of content) determines the hourly
/// number of viewers. The week begins on Monday, by the viewer's clock.
struct WeeklySchedule {
  /// The number of minutes in a week.
  static let minutes: Int64 = 7 * 24 * 60

  let schedule: ViewingSchedule
  /// The number of viewers at each full hour of the week and at its end, in percent of the mean.
  private let hourly: [Int64]
  /// The total before each full hour and at the end of the week. One unit is one minute of 1/120 percent
  /// of the mean number of viewers.
  private let sums: [Int64]

  init(_ schedule: ViewingSchedule) {
    let week =
      Array(repeatElement(schedule.weekday, count: 5).joined())
      + schedule.weekend + schedule.weekend
    self.schedule = schedule
    hourly = week + [week[0]]
    sums = week.indices.reduce(into: [0]) { [hourly] sums, hour in
      sums.append(sums[hour] + 60 * 60 * (hourly[hour] + hourly[hour + 1]))
    }
  }

  /// The total of a whole week, in the unit of `watched(before:)`.
  var total: Int64 { sums[sums.count - 1] }

  /// Returns the total before a minute of the week. One unit is one minute of 1/120 percent of the mean
  /// number of viewers.
  func watched(before minute: Int) -> Int64 {
    let hour = minute / 60
    let rest = Int64(minute % 60)
    // The rate is linear between two full hours, so the total is a quadratic function.
    let slope = hourly[hour + 1] - hourly[hour]
    return sums[hour] + (120 * hourly[hour] + slope * rest) * rest
  }
}

/// A kind of content. It determines the hours in which people watch a page.
enum ViewingSchedule: Int, CaseIterable {
  case entertainment, sports, news

  /// The number of viewers at each full hour from Monday to Friday, by the viewer's clock, in percent of
  /// the mean. The numbers are so high that noise cannot reduce the traffic to zero.
  var weekday: [Int64] {
    switch self {
    case .entertainment:
      [
        70, 42, 30, 26, 25, 28, 38, 52, 58, 60, 62, 68,
        82, 84, 80, 84, 96, 118, 150, 190, 235, 245, 190, 120,
      ]
    case .sports:
      [
        45, 32, 26, 25, 25, 26, 30, 36, 42, 46, 50, 56,
        66, 72, 76, 84, 96, 120, 170, 240, 300, 290, 180, 85,
      ]
    case .news:
      [
        45, 34, 28, 26, 32, 60, 120, 170, 165, 120, 95, 92,
        130, 140, 100, 88, 95, 130, 175, 190, 185, 160, 120, 75,
      ]
    }
  }

  /// The number of viewers at each full hour on Saturday and Sunday, by the viewer's clock, in
  /// percent of the mean.
  var weekend: [Int64] {
    switch self {
    case .entertainment:
      [
        95, 60, 40, 30, 26, 26, 32, 45, 62, 82, 100, 112,
        125, 140, 150, 155, 160, 170, 190, 215, 245, 250, 205, 140,
      ]
    case .sports:
      [
        60, 40, 30, 26, 25, 26, 34, 48, 70, 95, 120, 150,
        190, 230, 260, 270, 260, 255, 260, 290, 320, 290, 190, 100,
      ]
    case .news:
      [
        50, 36, 28, 26, 28, 40, 70, 105, 130, 130, 115, 108,
        125, 128, 105, 95, 98, 120, 155, 170, 165, 145, 110, 75,
      ]
    }
  }
}

/// Smooth noise over a running total. The noise makes the total slightly larger or smaller. So the
/// traffic of each minute varies, but the parts of a range still add up to the traffic of the range.
///
/// The total is divided into cells of equal length. The ends of the cells have random values, and a
/// cubic function connects these values. The cells divide the total and not the time, so the noise is
/// the same fraction of the traffic by night and by day. The slope of the noise is at most 3 / 2^`depth`
/// of the total's slope, so the total never falls.
struct ValueNoise {
  /// Noise with cells of about the mean traffic of a day.
  static let daily = ValueNoise(cellBits: 34)
  /// Noise with cells of about the mean traffic of an hour.
  static let hourly = ValueNoise(cellBits: 29)
  /// Noise with cells of about the mean traffic of three minutes.
  static let minutely = ValueNoise(cellBits: 25)

  /// The binary logarithm of the length of a cell, in units of the total.
  let cellBits: Int64

  /// Returns the noise at a position of the total. The seed selects the sequence of random values.
  @inline(__always)
  func sample(at position: Int64, seed: UInt64) -> Sample {
    // The cell length is added to the seed. Otherwise two noises with the same seed and different cell
    // lengths would use the same random values.
    let cell = UInt64(bitPattern: position >> cellBits) &+ seed &+ (UInt64(cellBits) << 56)
    let fraction = (position >> (cellBits - 16)) & 0xFFFF
    let square = (fraction &* fraction) >> 16
    let smooth = (square &* (3 * 65_536 &- 2 &* fraction)) >> 16
    return Sample(
      cellBits: cellBits, smooth: smooth, left: scrambled(cell), right: scrambled(cell &+ 1))
  }

  /// Two independent noises at one position. Each noise uses its own bits of the random values.
  struct Sample {
    fileprivate let cellBits: Int64
    fileprivate let smooth: Int64
    fileprivate let left: UInt64
    fileprivate let right: UInt64

    /// Returns the first noise, from -2^(`cellBits` - `depth`) to 2^(`cellBits` - `depth`).
    @inline(__always)
    func first(depth: Int64) -> Int64 { offset(left, right, depth) }

    /// Returns the second noise. It has the same bounds as the first.
    @inline(__always)
    func second(depth: Int64) -> Int64 { offset(left << 16, right << 16, depth) }

    @inline(__always)
    private func offset(_ left: UInt64, _ right: UInt64, _ depth: Int64) -> Int64 {
      let from = Int64(bitPattern: left) >> 48
      let to = Int64(bitPattern: right) >> 48
      return ((from << 16) &+ (to &- from) &* smooth) >> (31 &+ depth &- cellBits)
    }
  }
}

/// Returns a hash of a number. Each bit of the hash depends on every bit of the number. This function is
/// the only source of random numbers in the demo.
@inline(__always)
func scrambled(_ number: UInt64) -> UInt64 {
  var bits = number &* 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits >> 32)) &* 0xD6E8_FEB8_6659_FD93
  return bits ^ (bits >> 32)
}
