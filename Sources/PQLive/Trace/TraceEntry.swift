import PQHTTP
import PQModel

/// The record of one try in a trace, written step by step.
struct TraceEntry {
  /// The maximum number of bytes of a body that the trace keeps.
  private static let bodyLimit = 1 << 16

  private let trace: Trace
  private let redactor: Redactor
  private let clock: LiveClock
  private let number: Int
  private let start: Duration
  private var body: [UInt8] = []
  private var byteCount = 0

  /// Creates an entry, and writes the request. A secret header value is written as `(token)`.
  init(_ trace: Trace, _ request: HTTPRequest, _ redactor: Redactor, _ clock: LiveClock) {
    self.trace = trace
    self.redactor = redactor
    self.clock = clock
    number = trace.nextNumber()
    start = clock.now()
    let headers = request.headers.map { header in
      switch header.value {
      case .plain(let text): "\(header.name): \(text)"
      case .secret(let token): "\(header.name): \(token)"
      }
    }
    let body = redactor.cleanName(String(decoding: request.body, as: UTF8.self))
    let url = redactor.cleanName(request.url)
    add("\(clock.date().iso8601)", ["POST \(url)"] + headers + ["", body], mark: ">")
  }

  /// Writes the head of the answer.
  func took(_ head: HTTPHead) {
    let lines = head.fields.map { field in
      let value = field.name == "set-cookie" ? "(left out)" : field.value
      return TraceText.of(Array(redactor.cleanName(field.name).utf8)) + ": "
        + TraceText.of(redactor.clean(Array(value.utf8)))
    }
    add("after \((clock.now() - start).short)", ["status \(head.status)"] + lines, mark: "<")
  }

  /// Adds bytes of the body.
  mutating func took(_ bytes: [UInt8]) {
    byteCount += bytes.count
    body += bytes.prefix(Self.bodyLimit - body.count)
  }

  /// Writes the body and the outcome of the try.
  func ended(_ outcome: String) {
    let text = TraceText.of(redactor.clean(body))
    var lines = text.split(separator: "\n").map { String($0) }
    if byteCount > body.count { lines.append("... and \(byteCount - body.count) bytes more") }
    let sentence = redactor.cleanName(outcome)
    add(
      "after \((clock.now() - start).short): \(byteCount) bytes, \(sentence)", lines, mark: "<")
  }

  private func add(_ title: String, _ lines: [String], mark: String) {
    let text = (["== \(number) \(title)"] + lines.map { "\(mark) \($0)" }).joined(separator: "\n")
    trace.add(Array((text + "\n").utf8))
  }
}
