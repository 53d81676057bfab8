import PQ
import PQSystem

/// The line below a result: `6 rows from 14 requests (12 from the cache) in 1.1 ms`.
package struct ResultLine: Equatable {
  let rows: Int
  /// The noun for a row: `row`, or `line` for a document such as a plan.
  var noun = "row"
  /// The number of requests of the plan. With 0 they are not mentioned.
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

  /// Returns a duration below 1 s in milliseconds and others in seconds, cut off after one decimal.
  private static func text(_ time: Duration) -> String {
    let (value, unit) =
      time < .seconds(1) ? (time / .milliseconds(1), "ms") : (time / .seconds(1), "s")
    let tenths = Int(value * 10)
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
