import PQHTTP
import PQModel

/// What a trace says about one try, as it comes.
struct TraceEntry {
  /// How much of a body is kept.
  private static let bodyLimit = 1 << 16

  private let trace: Trace
  private let redactor: Redactor
  private let clock: LiveClock
  private let number: Int
  private let start: Duration
  private var body: [UInt8] = []
  private var byteCount = 0

  /// Begins with what is sent. Its lines are our own; the token itself is never a part of them.
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

  /// The head of the answer is there.
  func took(_ head: HTTPHead) {
    let lines = head.fields.map { field in
      let value = field.name == "set-cookie" ? "(left out)" : field.value
      return TraceText.of(Array(redactor.cleanName(field.name).utf8)) + ": "
        + TraceText.of(redactor.clean(Array(value.utf8)))
    }
    add("after \((clock.now() - start).short)", ["status \(head.status)"] + lines, mark: "<")
  }

  /// More of the body is there.
  mutating func took(_ bytes: [UInt8]) {
    byteCount += bytes.count
    body += bytes.prefix(Self.bodyLimit - body.count)
  }

  /// The try is over.
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
