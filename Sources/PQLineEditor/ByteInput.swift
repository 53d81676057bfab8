import PQSystem

/// The bytes of a terminal, decoded as UTF-8.
struct ByteInput {
  /// The result of a wait.
  enum Arrival: Equatable {
    case bytes
    /// A byte of the wake-up pipe: the number of a signal, or a `WakeUp`.
    case wake(UInt8)
    case nothing
    case end
  }

  private let terminal: Int32
  private let wake: Int32
  private var bytes: [UInt8] = []
  private var position = 0
  /// The number of bytes that were decoded.
  private(set) var consumed = 0

  init(terminal: Int32, wake: Int32) {
    self.terminal = terminal
    self.wake = wake
  }

  var hasBytes: Bool { position < bytes.count }

  /// True if the next byte is available and is ESC.
  var hasEscape: Bool { hasBytes && bytes[position] == 0x1B }

  /// Waits for more bytes or a wake-up.
  ///
  /// - Parameters:
  ///   - milliseconds: the maximum time to wait; -1 for no limit.
  ///   - listens: true if a wake-up ends the wait.
  mutating func wait(_ milliseconds: Int32 = -1, listens: Bool = false) -> Arrival {
    while true {
      let places = listens ? [terminal, wake] : [terminal]
      guard let isReady = Readiness.readable(places, within: milliseconds) else { return .end }
      guard isReady.contains(true) else { return .nothing }
      if listens, isReady[1] { return SystemCall.readByte(wake).map { .wake($0) } ?? .end }
      if let arrival = fill() { return arrival }
      // The terminal belongs to another job. SIGCONT ends the wait.
      Foreground.wait(for: terminal)
    }
  }

  /// Reads the available bytes; `nil` if another process has read them, or the terminal belongs to
  /// another job.
  private mutating func fill() -> Arrival? {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = SystemCall.read(terminal, &chunk)
    if count < 0, errno == EINTR || errno == EAGAIN { return nil }
    guard count > 0 else { return .end }
    bytes.removeFirst(position)
    position = 0
    bytes += chunk[..<count]
    return .bytes
  }

  /// Returns the next byte; `nil` if it does not come within a number of milliseconds.
  mutating func nextByte(within milliseconds: Int32) -> UInt8? {
    if !hasBytes, wait(milliseconds) != .bytes { return nil }
    position += 1
    consumed += 1
    return bytes[position - 1]
  }

  /// Returns the next scalar. Call it only if `hasBytes` is true. Invalid UTF-8 becomes U+FFFD, which
  /// is visible.
  mutating func nextScalar() -> Unicode.Scalar {
    guard let first = nextByte(within: 0) else { return "\u{FFFD}" }
    guard let length = Self.length(first) else { return "\u{FFFD}" }
    var sequence = [first]
    while sequence.count < length {
      // The rest of a scalar arrives with its first byte or shortly after.
      if !hasBytes, wait(200) != .bytes { return "\u{FFFD}" }
      guard bytes[position] & 0xC0 == 0x80 else { return "\u{FFFD}" }
      sequence.append(bytes[position])
      position += 1
      consumed += 1
    }
    let scalars = String(decoding: sequence, as: UTF8.self).unicodeScalars
    return scalars.count == 1 ? scalars.first ?? "\u{FFFD}" : "\u{FFFD}"
  }

  /// Returns the number of bytes of a scalar from its first byte; `nil` if that byte is invalid.
  private static func length(_ first: UInt8) -> Int? {
    switch first {
    case 0..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: nil
    }
  }
}
