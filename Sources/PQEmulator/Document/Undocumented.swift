/// Decisions of the emulator where the vendor's document is silent.
///
/// - A range is half-open: rows at `to` and later are not in it. It may end after the server's
///   clock.
/// - "Rounded to the interval" means a multiple of the interval since the epoch, in UTC.
/// - "Within the last 7 days" refers to `from` and to the server's clock.
/// - A body is strict JSON. Unknown fields, repeated fields, repeated values in a list, an empty
///   list of metrics and an empty filter are errors.
/// - A request is checked in this order: path, method, token, rate, type of the body, its length,
///   its text. So a request without the right token does not count towards the rate.
/// - The rate limit counts the requests that were admitted in the last minute.
/// - A JSON answer has the layout of the document, without its comments. The last line of every
///   answer ends with a line break.
enum Undocumented {
  /// The path of the endpoint: the path of the base address and that of the document.
  static let path = "/v1/export"

  /// The maximum size of a body, in bytes. It is enough for thousands of filter values.
  static let longestBody = 1 << 20

  /// The maximum nesting of objects and lists in a body. The document's examples have 3 levels.
  static let deepestNesting = 16

  /// The maximum distance of a time from the epoch, in milliseconds. It is the limit of a
  /// JavaScript date.
  static let latestTime: Int64 = 8_640_000_000_000_000

  /// The period in which requests are counted, in milliseconds.
  static let rateWindow: Int64 = 60_000

  /// The value of `Retry-After` for an injected 429, in seconds.
  static let faultWait = 1

  /// The size of a piece of an answer, in bytes. An answer of a single piece has a
  /// `Content-Length`.
  static let pieceSize = 65_536
}
