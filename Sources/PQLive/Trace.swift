import PQHTTP
import PQModel
package import PQSystem
import Synchronization

/// A file that records requests and answers, to find the cause of a problem.
///
/// It contains no token and no cookies, and at most 64 KiB of each body. The tries of several requests
/// can alternate. A line that starts with `==` has the number of the try whose record follows.
package final class Trace: Sendable {
  /// The reason why the file cannot be written.
  package struct Failure: Error, Sendable, CustomStringConvertible {
    /// One sentence that describes the failure.
    package let description: String
  }

  private let descriptor: Int32
  private let count = Atomic(0)

  /// Creates the file, or empties it if it exists. Only the owner can read the file, even if others
  /// could read it before.
  ///
  /// - Throws: `Failure` if the file cannot be opened.
  package convenience init(path: String) throws(Failure) {
    try self.init(path: FilePath(path))
  }

  /// Creates the file at a path that need not be UTF-8.
  package init(path: FilePath) throws(Failure) {
    do throws(SystemError) {
      descriptor = try SystemCall.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND)
    } catch {
      throw Failure(description: "the trace \(path) cannot be written (\(error.reason))")
    }
    // A device or a pipe keeps its permissions.
    guard let status = try? SystemCall.status(descriptor), status.isRegularFile else { return }
    _ = fchmod(descriptor, 0o600)
  }

  deinit { close(descriptor) }

  /// Returns the number of the next try, counted from 1.
  func nextNumber() -> Int { count.add(1, ordering: .relaxed).newValue }

  /// Appends bytes in one call. Errors are ignored, because a full disk must not stop an answer.
  func add(_ bytes: [UInt8]) {
    try? SystemCall.writeAll(descriptor, bytes)
  }
}

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
    add("after \((clock.now() - start).shortText)", ["status \(head.status)"] + lines, mark: "<")
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
      "after \((clock.now() - start).shortText): \(byteCount) bytes, \(sentence)", lines, mark: "<")
  }

  private func add(_ title: String, _ lines: [String], mark: String) {
    let text = (["== \(number) \(title)"] + lines.map { "\(mark) \($0)" }).joined(separator: "\n")
    trace.add(Array((text + "\n").utf8))
  }
}

/// Makes bytes of any origin safe for a terminal: bytes that are not UTF-8, and invisible
/// characters, become hexadecimal.
private enum TraceText {
  static func of(_ bytes: [UInt8]) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return String(
        decoding: bytes.flatMap { $0 < 0x80 ? told($0) : hexadecimal($0) }, as: UTF8.self)
    }
    return String(decoding: text.unicodeScalars.flatMap(told), as: UTF8.self)
  }

  private static func told(_ byte: UInt8) -> [UInt8] { told(Unicode.Scalar(byte)) }

  private static func told(_ scalar: Unicode.Scalar) -> [UInt8] {
    let bytes = Array(String(scalar).utf8)
    return isVisible(scalar) ? bytes : bytes.flatMap(hexadecimal)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.value >= 0x20 && scalar.value < 0x7F || "\t\n".unicodeScalars.contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return false
    default: return true
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
    let digits = String(byte, radix: 16, uppercase: true)
    return Array("\\x\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8)
  }
}
