import PQ
import PQFixture
import PQTestSupport
import Testing
import PQModel

/// All ways to answer a filter give the same bytes: splitting and filtering locally, subtraction,
/// one request per value of a list, and different ways in different slices.
@Suite struct PlanEqualityTests {
  /// The ways, given by the limits that lead to them.
  private static let ways: [(name: String, limits: ExportLimits)] = [
    ("filtered here", limits(6)), ("subtracted", .documented),
    ("the newest buckets apart", ExportLimits.documented.settling(after: 10 * .minute)),
    ("apart from yesterday", ExportLimits.documented.settling(after: .day)),
    ("minutes only", ExportLimits(rules: [.init(.m1)], maxDimensions: 2)),
    (
      "half an hour at a time",
      ExportLimits(
        rules: [.init(.m1, maxRange: 30 * .minute)], maxDimensions: 2, settlingMargin: .hour)
    ),
  ]

  private static func limits(_ maxDimensions: Int) -> ExportLimits {
    ExportLimits(rules: ExportLimits.documented.rules, maxDimensions: maxDimensions)
  }

  private static let queries = [
    "BY browser, os WHERE country NOT IN ('US', 'DE') LAST 2h EVERY 10m",
    "BY browser, os WHERE browser IN ('Chrome', 'Safari') AND country != 'US' LAST 2h EVERY 10m",
    "BY browser, os WHERE browser IN ('Chrome', 'Safari', 'Edge') AND country != 'US' LAST 3h EVERY 1h",
    "BY country, isp WHERE os = 'iOS' OR browser = 'Chrome' LAST 40m EVERY 20m",
    "BY browser, os WHERE country != 'US' LAST 2h INCLUDING NOW EVERY 1h",
    "BY browser, os WHERE country != 'US' LAST 100m",
    "BY browser, os WHERE country != 'US' AND NOT (isp LIKE 'G%') AND city != 'Berlin' LAST 1h",
    "BY browser, country WHERE os NOT IN ('iOS') LAST 1h EVERY 10m COMPARE WITH 1h AGO",
    "BY browser, os WHERE country != 'US' LAST 2h EVERY 30m TOP 3 BY http WITH OTHERS",
  ]

  @Test(arguments: queries)
  func allWaysHaveTheSameBytes(clauses: String) async throws {
    let text = "SELECT http, p2p, played, rebuffered, max(p2p, 5m) AS peak \(clauses)"
    var answers: [(name: String, text: String)] = []
    for way in Self.ways {
      let backend = LimitedBackend(way.name, DemoBackend(), way.limits)
      let outcome = await Session(backend: backend).outcome(of: text)
      // Some ways cannot split by three dimensions.
      guard let table = outcome.tables.first else {
        #expect(outcome.diagnostics.map(\.code) == [.tooManyDimensions])
        continue
      }
      answers.append((way.name, OutputFormat.csv.renderer().text(of: table)))
    }
    #expect(answers.count > 1 || clauses.contains("LIKE"))
    for answer in answers { #expect(answer.text == answers[0].text, "\(answer.name)") }
  }
}
