// The names and intervals of the vendor's document of the export API, and the emulator's decisions
// where the document is silent.

/// The names in the export API's document ("Structure").
enum DocumentedName {
  /// The fields of a request body.
  static let fields = ["from", "to", "interval", "metrics", "filters", "dimensions"]

  /// The available values of `metrics`.
  static let metrics = ["http", "p2p", "played", "rebuffered", "sessions"]

  /// The available keys of `filters` and values of `dimensions`.
  static let dimensions = [
    "browser.name", "country.code", "city.name", "isp.name", "os.name", "session.page",
  ]

  /// "This feature is limited to up to 2 dimensions at any given query."
  static let mostDimensions = 2
}

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
  var retention: Int64?

  private static let minute: Int64 = 60 * 1000
  private static let hour = 60 * minute
  private static let day = 24 * hour

  /// All intervals, in the order of the document. The document states no limits for `7d` and `14d`.
  /// They have none here, like `1d`.
  static let all = [
    DocumentedInterval(name: "1m", length: minute, longestRange: 6 * hour, retention: 7 * day),
    DocumentedInterval(name: "5m", length: 5 * minute, longestRange: 6 * hour, retention: 7 * day),
    DocumentedInterval(
      name: "10m", length: 10 * minute, longestRange: 7 * day, retention: 14 * day),
    DocumentedInterval(
      name: "30m", length: 30 * minute, longestRange: 7 * day, retention: 14 * day),
    DocumentedInterval(name: "1h", length: hour, retention: 14 * day),
    DocumentedInterval(name: "3h", length: 3 * hour, retention: 14 * day),
    DocumentedInterval(name: "12h", length: 12 * hour, retention: 14 * day),
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

/// Decisions of the emulator where the vendor's document is silent.
///
/// - A range is half-open: rows at `to` and later are not in the range. The range may end after the
///   server's clock.
/// - "Rounded to the interval" means a multiple of the interval since the epoch, in UTC.
/// - "Within the last 7 days" refers to `from` and to the server's clock.
/// - A body is strict JSON. Unknown fields, repeated fields, repeated values in a list, an empty
///   list of metrics and an empty filter are errors.
/// - A request is checked in this order: path, method, token, rate, and the type, length and text of
///   the body. So a request without the right token does not count towards the rate.
/// - The rate limit counts the requests that were admitted in the last minute.
/// - A JSON answer has the layout of the document, without its comments. The last line of every
///   answer ends with a line break.
enum UndocumentedLimits {
  /// The path of the endpoint: the path of the base address and that of the document.
  static let path = "/v1/export"

  /// The maximum size of a body, in bytes. It is enough for thousands of filter values.
  static let maxBodySize = 1 << 20

  /// The maximum nesting of objects and lists in a body. The document's examples have 3 levels.
  static let maxNesting = 16

  /// The maximum distance of a time from the epoch, in milliseconds. It is the limit of a
  /// JavaScript date.
  static let maxTime: Int64 = 8_640_000_000_000_000

  /// The period in which requests are counted, in milliseconds.
  static let rateWindow: Int64 = 60_000

  /// The value of `Retry-After` for an injected 429, in seconds.
  static let faultRetryAfter = 1

  /// The size at which a piece of an answer is sent, in bytes. Only an answer of a single piece has a
  /// `Content-Length`.
  static let pieceSize = 65_536
}
