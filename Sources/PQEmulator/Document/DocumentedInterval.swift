/// An interval of the export API's document: its name ("Structure", field `interval`), and what the
/// section "Limits" says about it. All times are in milliseconds.
///
/// This is a second reading of the document, on purpose: nothing of it comes from the planner's.
struct DocumentedInterval: Sendable, Equatable {
  let name: String
  let length: Int64
  /// "Limited to a query range of up to ..."; nil if any range may be asked.
  var longestRange: Int64?
  /// "Within the last ..."; nil if a range may begin at any time.
  var reach: Int64?

  private static let minute: Int64 = 60 * 1000
  private static let hour = 60 * minute
  private static let day = 24 * hour

  /// All of them, in the order of the document, which is silent on the limits of `7d` and `14d`;
  /// they are taken to have none, as `1d` has none.
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

  /// The interval of that name.
  static func named(_ name: String) -> DocumentedInterval? { all.first { $0.name == name } }

  /// A length of time as the document writes it: `6 hours`, `7 days`.
  static func text(_ milliseconds: Int64) -> String {
    let units = [("day", day), ("hour", hour), ("minute", minute), ("second", 1000)]
    for (name, length) in units where milliseconds >= length && milliseconds % length == 0 {
      let count = milliseconds / length
      return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    return "\(milliseconds) milliseconds"
  }
}
