import PQModel
import PQPlan
import PQSyntax
import Testing

/// The reason why a query cannot be answered, in terms of the query.
@Suite struct FailureReportTests {
  struct Example: Sendable {
    let clauses: String
    let code: DiagnosticCode
    let message: String
    /// The piece of the text that the message marks.
    let place: String
  }

  static let examples = [
    Example(
      clauses: "LAST 90m EVERY 1h", code: .partialBuckets,
      message: "1h30m is not a whole number of buckets of 1h", place: "LAST 90m"),
    Example(
      clauses: "SINCE '2026-01-15T19:30' EVERY 1h", code: .partialBuckets,
      message: "the range begins at 2026-01-15T19:30Z, where no bucket of 1h begins",
      place: "'2026-01-15T19:30'"),
    Example(
      clauses: "SINCE '2026-01-15' UNTIL '2026-01-15T19:30' EVERY 1h", code: .partialBuckets,
      message: "the range ends at 2026-01-15T19:30Z, where no bucket of 1h begins",
      place: "'2026-01-15T19:30'"),
    Example(
      clauses: "SINCE '2026-01-15' UNTIL '2026-01-14' EVERY 1h", code: .reversedRange,
      message: "the range ends before it begins",
      place: "SINCE '2026-01-15' UNTIL '2026-01-14'"),
    Example(
      clauses: "LAST 15d EVERY 1h", code: .beyondRetention,
      message:
        "EVERY 1h reaches back to 2026-01-01T20:30Z, and the range begins at 2025-12-31T20:00Z",
      place: "LAST 15d"),
    Example(
      clauses: "SINCE '2026-01-01T00:05'", code: .beyondRetention,
      message: "the range begins at 2026-01-01T00:05Z, which takes buckets of 5m or less, and those"
        + " reach back to 2026-01-08T20:30Z", place: "SINCE '2026-01-01T00:05'"),
    Example(
      clauses: "LAST 7d EVERY 1h COMPARE WITH 2w AGO", code: .beyondRetention,
      message: "EVERY 1h reaches back to 2026-01-01T20:30Z, and the range that is compared with"
        + " begins at 2025-12-25T20:00Z", place: "COMPARE WITH 2w AGO"),
    Example(
      clauses: "SINCE '0001-01-01' UNTIL '9999-01-01' EVERY 1m", code: .tooLarge,
      message: "3651694d in buckets of 1m is more than anybody can look at",
      place: "SINCE '0001-01-01' UNTIL '9999-01-01'"),
  ]

  @Test(arguments: examples)
  func messagesNameTheProblem(example: Example) throws {
    let text = "SELECT http \(example.clauses)"
    let errors = Planned(text).errors
    #expect(errors.map(\.code) == [example.code])
    #expect(errors.map(\.message) == [example.message])
    let range = try #require(errors.first?.range)
    #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == example.place)
  }

  @Test(arguments: [
    (
      "BY os, city, isp",
      "isp.name is one dimension too many: os.name, city.name and isp.name must be told apart, and"
        + " at most 2 can be at once", "isp", "BY os.name, city.name"
    ),
    (
      "BY os, city, isp, page",
      "isp.name and session.page are 2 dimensions too many: os.name, city.name, isp.name and"
        + " session.page must be told apart, and at most 2 can be at once", "isp",
      "BY os.name, city.name"
    ),
    // A dimension with a list of values needs no place, because each value can be requested alone.
    (
      "BY os, city, isp, page WHERE city IN ('x', 'y')",
      "session.page is one dimension too many: os.name, isp.name and session.page must be told"
        + " apart, and at most 2 can be at once", "page", "BY os.name, city.name, isp.name"
    ),
    (
      "BY os, city WHERE isp LIKE 'a%'",
      "isp.name is one dimension too many: os.name, city.name and isp.name must be told apart, and"
        + " at most 2 can be at once", "isp LIKE 'a%'", "BY os.name"
    ),
    (
      "BY os, city, isp WHERE isp LIKE 'a%'",
      "isp.name is one dimension too many: os.name, city.name and isp.name must be told apart, and"
        + " at most 2 can be at once", "isp", "BY os.name, isp.name"
    ),
    (
      "BY os, isp, city ORDER BY city",
      "city.name is one dimension too many: os.name, isp.name and city.name must be told apart, and"
        + " at most 2 can be at once", "city", "BY os.name, city.name"
    ),
  ])
  func errorNamesTheExcessDimension(
    clauses: String, message: String, place: String, title: String
  ) throws {
    let text = "SELECT http LAST 1h EVERY 1h \(clauses)"
    let error = try #require(Planned(text).errors.first)
    #expect(error.code == .tooManyDimensions)
    #expect(error.message == message)
    #expect(String(decoding: Array(text.utf8)[error.range], as: UTF8.self) == place)
    #expect(error.fixIt?.title == title)
    let mended = error.fixIt.map {
      String(decoding: $0.applied(toOriginal: Array(text.utf8)), as: UTF8.self)
    }
    #expect(try #require(mended.map { Planned($0) }).errors.isEmpty)
  }

  /// A fix-it keeps comments and commas in their places.
  @Test(arguments: [
    ("BY os, isp, city", "BY os, isp"), ("BY os, isp, city,", "BY os, isp,"),
    ("BY os /* a */, isp /* b */, city /* c */", "BY os /* a */, isp /* c */"),
    ("BY os, isp, city ORDER BY isp, city", "BY isp, city ORDER BY isp, city"),
    ("BY os, isp, city, page ORDER BY page", "BY os, page ORDER BY page"),
  ])
  func fixItRemovesADimension(clause: String, expected: String) throws {
    let text = "SELECT http LAST 1h EVERY 1h "
    let fixIt = try #require(Planned(text + clause).errors.first?.fixIt)
    let mended = String(
      decoding: fixIt.applied(toOriginal: Array((text + clause).utf8)), as: UTF8.self)
    #expect(mended == text + expected)
  }

  /// If no similar query works, there is no fix-it.
  @Test(arguments: [
    "DURING LAST MONTH EVERY 1d TIMEZONE 'Europe/Berlin'",
    "SINCE '2026-01-15' UNTIL '2026-01-14' EVERY 1h",
    "WHERE os LIKE 'a%' OR city LIKE 'b%' OR isp LIKE 'c%' LAST 1h EVERY 1h",
  ])
  func hasNoFixIt(clauses: String) {
    let errors = Planned("SELECT http \(clauses)").errors
    #expect(errors.count == 1)
    #expect(errors.first?.fixIt == nil)
  }
}
