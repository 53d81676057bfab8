import PQ
import PQRender
import PQSystem

/// A line on standard error without a position in a query text.
package struct ReportLine: Equatable {
  typealias Severity = RunMessage.Severity

  /// The subject of a line, for programs.
  enum Code: String, CaseIterable {
    case wrongQuery = "wrong-query"
    case usage
    case backend
    case budget
    case partial
    case cancelled
    case cache
    case server
    case demo
    case hiddenRows = "hidden-rows"
    case unknownValue = "unknown-value"
    case result
    case canonicalForm = "canonical-form"
    case shell
    case serve
  }

  let severity: Severity
  let code: Code
  /// One sentence, without a period.
  let message: String
  /// True if the line for people begins with `pq: `.
  let hasPrefix: Bool

  init(_ severity: Severity, _ code: Code, _ message: String, hasPrefix: Bool = true) {
    self.severity = severity
    self.code = code
    self.message = message
    self.hasPrefix = hasPrefix
  }

  /// The line as a message that can be written in every form.
  var runMessage: RunMessage {
    RunMessage(severity, code.rawValue, message, program: hasPrefix ? RunMessage.pq : nil)
  }
}

extension ReportLine {
  /// Returns the line about a file that `pq fmt --check` would rewrite.
  package static func canonicalForm(of name: String) -> ReportLine {
    ReportLine(.error, .canonicalForm, "\(name) is not in canonical form", hasPrefix: false)
  }

  /// The note that the demo was used as the default, not by name.
  package static let unnamedDemo = ReportLine(
    .note, .demo,
    "the demo answered, and its numbers are made up; name a backend with --backend, PQ_BACKEND or"
      + " SET backend in rc.pq (demo, if the demo is meant)")
}

extension ExitStatus {
  /// The code of the line about a run that ended with this status.
  var code: ReportLine.Code {
    switch self {
    case .success: .result
    case .wrongQuery: .wrongQuery
    case .usage: .usage
    case .backend: .backend
    case .budget: .budget
    case .partial: .partial
    case .cancelled: .cancelled
    }
  }
}

/// The line below a result: `6 rows from 14 requests (12 from the cache) in 1.1 ms`.
package struct ResultLine: Equatable {
  let rows: Int
  /// The noun for a row: `row`, or `line` for a document such as a plan.
  var noun = "row"
  /// The number of requests of the plan. If it is 0, the line does not mention requests.
  var requests = 0
  /// The number of requests that the cache answered completely.
  var cached = 0
  /// The file of the result; `nil` for the default output.
  var file: FilePath?
  /// The duration of the statement; `nil` if it is not shown.
  var time: Duration?

  /// The line, without a line feed.
  var text: String {
    [Self.count(rows, noun), source, file.map { "to \($0)" }, time.map { "in \(Self.text($0))" }]
      .compactMap(\.self).joined(separator: " ")
  }

  private var source: String? {
    guard requests > 0 else { return nil }
    let kept = cached == 0 ? "" : " (\(cached == requests ? "" : "\(cached) ")from the cache)"
    return "from \(Self.count(requests, "request"))\(kept)"
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    var digits: [UInt8] = []
    digits.append(digits: UInt64(count), isGrouped: true)
    return "\(String(decoding: digits, as: UTF8.self)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Returns a duration with one decimal, cut off: in milliseconds below 1 s, otherwise in seconds.
  private static func text(_ time: Duration) -> String {
    let (value, unit) =
      time < .seconds(1) ? (time / .milliseconds(1), "ms") : (time / .seconds(1), "s")
    let tenths = Int(value * 10)
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
