package import PQModel

/// A line of the access log: the time, the request and its outcome.
package struct AccessLine: Sendable {
  package let time: Instant
  package let head: RequestHead
  /// The status that was sent; `nil` if no head was sent.
  package var status: Int?
  /// The number of bytes of the body that were sent.
  package var byteCount = 0
  package var duration = Duration.zero
  /// Remarks besides the status, such as an error.
  package var notes: [String] = []

  /// Creates the line of a request that has arrived.
  package init(time: Instant, head: RequestHead) {
    self.time = time
    self.head = head
  }

  /// Returns the line, without its line break. Each occurrence of the token is replaced by `[token]`.
  package func text(hiding token: String) -> String {
    let parts = [
      time.iso8601, Self.visible(head.method), Self.visible(head.target),
      status.map { "\($0)" } ?? "-", "\(byteCount) bytes",
      "\(Int(duration / .milliseconds(1))) ms",
    ]
    let line = ([parts.joined(separator: " ")] + notes.map(Self.visible)).joined(separator: ": ")
    return token.isEmpty ? line : line.replacing(token, with: "[token]")
  }

  /// Returns the first 300 scalars of a client's text, escaped as printable ASCII. So a client cannot
  /// add a line to the log.
  private static func visible(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(300)
    return start.map { $0.escaped(asASCII: true) }.joined()
      .replacing("\\\"", with: "\"").replacing("\\'", with: "'")
  }
}

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
