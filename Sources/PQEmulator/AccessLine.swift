package import PQModel

/// A line of the access log: when, what, and how it ended.
package struct AccessLine: Sendable {
  package let time: Instant
  package let head: CallHead
  /// The status that was sent; nil if there was none.
  package var status: Int?
  /// How many bytes of a body were sent.
  package var byteCount = 0
  package var duration = Duration.zero
  /// What there is to say beside the status.
  package var notes: [String] = []

  /// The line of a request that has come in.
  package init(time: Instant, head: CallHead) {
    self.time = time
    self.head = head
  }

  /// The line without its end, and without a token wherever a client may have put it.
  package func text(hiding token: String) -> String {
    let parts = [
      time.iso8601, Self.visible(head.method), Self.visible(head.target),
      status.map { "\($0)" } ?? "-", "\(byteCount) bytes",
      "\(Int(duration / .milliseconds(1))) ms",
    ]
    let line = ([parts.joined(separator: " ")] + notes.map(Self.visible)).joined(separator: ": ")
    return token.isEmpty ? line : line.replacing(token, with: "[token]")
  }

  /// What a client sent, in printed ASCII and not too long, so that it makes no line of its own.
  private static func visible(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(300)
    return start.map { $0.escaped(asASCII: true) }.joined()
      .replacing("\\\"", with: "\"").replacing("\\'", with: "'")
  }
}
