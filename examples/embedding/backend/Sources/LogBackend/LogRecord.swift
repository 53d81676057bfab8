import PQ

/// One line of the log: a viewer loaded a part of a video.
struct LogRecord: Sendable {
  let time: Instant
  let country: String
  let serverBytes: Int64
  let peerBytes: Int64
}

extension LogBackend {
  /// Six hours with a line every ten minutes.
  public static let sample: LogBackend = {
    let end = Instant(milliseconds: 1_772_323_200_000)  // 2026-03-01T00:00Z
    let records = (1...36).map { (number: Int64) in
      LogRecord(
        time: end.advanced(by: .minutes(-10 * number)), country: number % 3 == 0 ? "DE" : "US",
        serverBytes: 2_000_000 + 50_000 * number, peerBytes: 1_000_000 * (number % 5))
    }
    return LogBackend(clock: end, records: records)
  }()
}
