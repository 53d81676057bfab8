/// How long a transfer has taken, and when it last brought something.
///
/// libcurl's own limits do not do: that of slow transfers is counted in seconds and goes on while
/// nobody reads, and that of all does not say which it was.
struct TransferClock {
  /// What the clock says about the limits.
  enum Check: Equatable {
    case reached(TransferLimits.Time)
    /// None is reached, and none will be before then.
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

  /// Something has come.
  mutating func touch(at now: ContinuousClock.Instant) { lastByte = now }

  /// The server is connected: from now on it has to answer.
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
