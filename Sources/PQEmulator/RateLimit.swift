/// Counts the requests of the last minute.
struct RateLimit: Sendable {
  private let allowed: Int
  /// When requests were let through, in milliseconds of a clock that only goes forward.
  private var times: [Int64] = []

  init(allowed: Int) { self.allowed = allowed }

  /// Lets a request through; or else says how many seconds to wait, for this one and every later
  /// one.
  mutating func wait(at time: Int64) -> Int? {
    let past = times.prefix { $0 <= time - Undocumented.rateWindow }.count
    times.removeFirst(past)
    guard times.count >= allowed else {
      times.append(time)
      return nil
    }
    let free = (times.first ?? time) + Undocumented.rateWindow
    return max(1, Int((free - time + 999) / 1000))
  }
}
