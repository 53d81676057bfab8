import PQ
import PQSystem

/// What is said below a result: `6 rows from 14 requests (12 from the cache) in 1.1 ms`.
package struct ResultLine: Equatable {
  let rows: Int
  /// What a row is called: that of a text, such as a plan, is a line.
  var noun = "row"
  /// How many requests the plan has. Of what needs none, nothing is said.
  var requests = 0
  /// How many of them were not sent, because their answers were kept.
  var cached = 0
  /// The file that the result went to; nil for wherever results go.
  var file: FilePath?
  /// How long it took; nil if nobody wants to know.
  var time: Duration?

  /// The line.
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

  /// Milliseconds, and seconds of what is longer, to a tenth that has gone by.
  private static func text(_ time: Duration) -> String {
    let (value, unit) =
      time < .seconds(1) ? (time / .milliseconds(1), "ms") : (time / .seconds(1), "s")
    let tenths = Int(value * 10)
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
