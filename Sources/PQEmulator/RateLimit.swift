/// A limit for the number of requests in the last minute.
struct RateLimit: Sendable {
  private let allowed: Int
  /// The times of the admitted requests, in milliseconds of a monotonic clock.
  private var times: [Int64] = []

  init(allowed: Int) { self.allowed = allowed }

  /// Admits a request at a time, in milliseconds of a monotonic clock.
  ///
  /// - Returns: `nil` if the request is admitted; otherwise the time until the next one can be, in
  ///   seconds.
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
