/// What the vendor's document leaves open, and how the emulator settles it: each once, here.
///
/// - A range is half-open: it has no rows from `to` on. It may end after the server's clock.
/// - "Rounded to the interval" is a multiple of the interval since the epoch, in UTC.
/// - "Within the last 7 days" is about `from`, by the clock at which the server stands.
/// - A body is JSON to the letter: a field that is unknown or there twice is wrong, and so are a
///   value that a list has twice, an empty list of metrics and an empty filter.
/// - What is asked is checked in this order: path, method, token, rate, type of the body, its
///   length, its text. So no request without the token counts.
/// - The rate is that of the requests that were let through in the last minute.
/// - A JSON answer is laid out as in the document, without its comments; the last line of every
///   answer is ended like all others.
enum Undocumented {
  /// The path of the endpoint: that of the base address, and the document's own.
  static let path = "/v1/export"

  /// The longest body in bytes, enough for thousands of filter values.
  static let longestBody = 1 << 20

  /// How deep objects and lists of a body may be nested. The document's go down to 3.
  static let deepestNesting = 16

  /// The latest time before and after the epoch: the one at which a JavaScript date ends.
  static let latestTime: Int64 = 8_640_000_000_000_000

  /// The time in which requests are counted, in milliseconds.
  static let rateWindow: Int64 = 60_000

  /// What a 429 of bad weather tells to wait, in seconds.
  static let faultWait = 1

  /// How many bytes of an answer are made at once; a shorter answer tells its length.
  static let pieceSize = 65_536
}
