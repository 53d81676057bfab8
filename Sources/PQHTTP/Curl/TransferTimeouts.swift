/// The times of a transfer: its start and its last byte.
///
/// libcurl's own limits are not sufficient. Its limit for slow transfers has a resolution of a
/// second and counts the time in which the reader is busy. Its limit for the whole transfer does
/// not report which limit was reached.
struct TransferTimeouts {
  /// The result of comparing the time with the limits.
  enum Check: Equatable {
    case reached(TransferLimits.Time)
    /// No limit is reached, and none can be before this time has passed.
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
