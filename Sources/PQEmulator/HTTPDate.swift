import PQModel

/// Writes times in the format of HTTP (RFC 9110, section 5.6.7): `Thu, 15 Jan 2026 20:30:00 GMT`.
enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func text(_ instant: Instant) -> String {
    let time = CivilTime(instant)
    let day = days[(time.daysSinceEpoch % 7 + 7) % 7]
    let clock = [time.hour, time.minute, time.second].map { two($0) }.joined(separator: ":")
    let year = String(repeating: "0", count: max(0, 4 - "\(time.year)".count)) + "\(time.year)"
    return "\(day), \(two(time.day)) \(months[time.month - 1]) \(year) \(clock) GMT"
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
