import PQSystem

/// The clock that files are stamped by.
enum FileClock {
  /// Nanoseconds since the epoch.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
