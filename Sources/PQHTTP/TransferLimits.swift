/// The time limits of a request, and the size limit of its answer.
package struct TransferLimits: Sendable, Equatable {
  /// The maximum time for connecting to the server, including the check of its certificate. 10 s by
  /// default.
  package var connect: Duration = .seconds(10)
  /// The maximum time before the first piece of an answer, and between two pieces. The time in
  /// which the program does not read is not counted. The default is 60 s.
  package var idle: Duration = .seconds(60)
  /// The maximum time from the start of the request to the end of the body. 600 s by default.
  package var total: Duration = .seconds(600)
  /// The maximum size of the unpacked body, in bytes. 4 GiB by default.
  package var bodySize = 4 << 30

  /// Creates the default limits: 10 s to connect, 60 s idle, 600 s in total, 4 GiB.
  package init() {}

  /// The name of a time limit.
  package enum Time: Sendable, Equatable, CaseIterable {
    /// The limits of the properties with the same names.
    case connect, idle, total
  }

  /// The length of a time limit.
  package subscript(time: Time) -> Duration {
    switch time {
    case .connect: connect
    case .idle: idle
    case .total: total
    }
  }
}

/// The times of a transfer: its start and its last byte.
///
/// libcurl's own limits are not sufficient. Its limit for slow transfers has a resolution of a
/// second and counts the time in which the reader is busy. Its limit for the whole transfer does
/// not report which limit was reached.
struct TransferTimeouts {
  /// The result of comparing the time with the limits.
  enum Check: Equatable {
    case reached(TransferLimits.Time)
    /// No limit is reached. The next check is needed after this time.
    case within(Duration)
  }

  private let limits: TransferLimits
  private let start: ContinuousClock.Instant
  private var lastByte: ContinuousClock.Instant
  private(set) var isConnected = false

  init(_ limits: TransferLimits, at now: ContinuousClock.Instant) {
    self.limits = limits
    start = now
    lastByte = now
  }

  /// Records that bytes have arrived.
  mutating func touch(at now: ContinuousClock.Instant) { lastByte = now }

  /// Records that the server is connected. The idle time counts from now on.
  mutating func connect(at now: ContinuousClock.Instant) {
    isConnected = true
    lastByte = now
  }

  /// Compares the time with the limits.
  func check(_ now: ContinuousClock.Instant, isPaused: Bool) -> Check {
    let left = limits.total - (now - start)
    if left <= .zero { return .reached(.total) }
    guard isConnected, !isPaused else { return .within(left) }
    let quiet = limits.idle - (now - lastByte)
    return quiet <= .zero ? .reached(.idle) : .within(min(left, quiet))
  }
}
