import PQModel
import Testing

@testable import PQLive

/// The dates in headers, and the pause that `Retry-After` requests.
@Suite struct HTTPDateParserTests {
  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    "sun, 6 nov 1994 08:49:37 gmt",
  ])
  func allFormsAreUnderstood(text: String) {
    #expect(HTTPDate.instant(of: text) == Instant(iso8601: "1994-11-06T08:49:37Z"))
  }

  @Test func twoDigitYearsAreNearTheCurrentYear() {
    let date = HTTPDate.instant(of: "Thursday, 15-Jan-26 20:30:00 GMT")
    #expect(date == Instant(iso8601: "2026-01-15T20:30:00Z"))
  }

  @Test(arguments: [
    "", "soon", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Now 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:4x:37 GMT", "a b c d e f g h",
    "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
  ])
  func invalidDateIsNil(text: String) {
    #expect(HTTPDate.instant(of: text) == nil)
  }

  private static let now = Instant(milliseconds: 1_768_509_000_000)

  @Test(arguments: [
    ("120", Duration.seconds(120)), ("0", .zero), (" 7", nil), ("-1", nil), ("1.5", nil),
    ("99999999999999999999", .seconds(3_000_000_000)), ("", nil),
    ("Thu, 15 Jan 2026 20:30:30 GMT", .seconds(30)), ("Thu, 15 Jan 2026 20:29:00 GMT", .zero),
  ])
  func secondsAndDatesAreUnderstood(text: String, wanted: Duration?) {
    let head = HTTPHead(status: 429, fields: [.init(name: "retry-after", value: text)])
    #expect(head.retryAfter(at: Self.now) == wanted)
  }

  /// A date in `Retry-After` is compared with the server's own `Date`, because clocks differ.
  @Test func aDateIsComparedWithTheServersClock() {
    let head = HTTPHead(
      status: 503,
      fields: [
        .init(name: "date", value: "Thu, 15 Jan 2026 22:00:00 GMT"),
        .init(name: "retry-after", value: "Thu, 15 Jan 2026 22:00:05 GMT"),
      ])
    #expect(head.retryAfter(at: Self.now) == .seconds(5))
  }

  @Test func missingRetryAfterIsNil() {
    #expect(HTTPHead(status: 429).retryAfter(at: Self.now) == nil)
  }
}
