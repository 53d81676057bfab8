/// An interval in the export API's document: its name ("Structure", field `interval`), and its
/// limits (section "Limits"). All times are in milliseconds.
///
/// This is intentionally a second implementation of the document. It shares nothing with the
/// planner's limits.
struct DocumentedInterval: Sendable, Equatable {
  let name: String
  let length: Int64
  /// The maximum length of a range ("Limited to a query range of up to ..."); `nil` for no limit.
  var longestRange: Int64?
  /// The maximum age of the start of a range ("Within the last ..."); `nil` for no limit.
  var reach: Int64?

  private static let minute: Int64 = 60 * 1000
  private static let hour = 60 * minute
  private static let day = 24 * hour

  /// All intervals, in the order of the document. It states no limits for `7d` and `14d`, so they
  /// have none, like `1d`.
  static let all = [
    DocumentedInterval(name: "1m", length: minute, longestRange: 6 * hour, reach: 7 * day),
    DocumentedInterval(name: "5m", length: 5 * minute, longestRange: 6 * hour, reach: 7 * day),
    DocumentedInterval(name: "10m", length: 10 * minute, longestRange: 7 * day, reach: 14 * day),
    DocumentedInterval(name: "30m", length: 30 * minute, longestRange: 7 * day, reach: 14 * day),
    DocumentedInterval(name: "1h", length: hour, reach: 14 * day),
    DocumentedInterval(name: "3h", length: 3 * hour, reach: 14 * day),
    DocumentedInterval(name: "12h", length: 12 * hour, reach: 14 * day),
    DocumentedInterval(name: "1d", length: day),
    DocumentedInterval(name: "7d", length: 7 * day),
    DocumentedInterval(name: "14d", length: 14 * day),
  ]

  /// Returns the interval with a name; `nil` if there is none.
  static func named(_ name: String) -> DocumentedInterval? { all.first { $0.name == name } }

  /// Returns a duration as the document writes it: `6 hours`, `7 days`.
  static func text(_ milliseconds: Int64) -> String {
    let units = [("day", day), ("hour", hour), ("minute", minute), ("second", 1000)]
    for (name, length) in units where milliseconds >= length && milliseconds % length == 0 {
      let count = milliseconds / length
      return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    return "\(milliseconds) milliseconds"
  }
}
