import PQ
import PQFixture
import PQTestSupport
import Testing
import PQModel

/// The rest of an answer if some of its requests fail.
@Suite(.timeLimit(.minutes(1))) struct PartialAnswerTests {
  /// The demo with buckets of minutes, at most six hours per request. Requests that overlap `lost`
  /// fail.
  private struct Faint: Backend {
    let demo = DemoBackend()
    let lost: TimeRange

    var name: String { demo.name }
    let catalog = Catalog(
      limits: ExportLimits(rules: [.init(.m1, maxRange: 6 * .hour)], maxDimensions: 2))
    var clock: Instant { demo.clock }

    func answer(
      _ request: ExportRequest, to sink: inout some AnswerSink
    ) async throws(BackendFailure) {
      guard request.range.to <= lost.from || lost.to <= request.range.from else {
        throw BackendFailure("the server is tired", kind: .request)
      }
      try await demo.answer(request, to: &sink)
    }
  }

  /// Returns a session in which a range is lost. Its ends are in hours before the clock of the
  /// demo.
  private static func session(lostFrom from: Int64, to: Int64) -> Session {
    let clock = DemoBackend().clock
    let lost = TimeRange(from: clock - from * .hour, to: clock - to * .hour)
    return Session(backend: Faint(lost: lost))
  }

  private static func answer(_ text: String, lostFrom from: Int64, to: Int64) async -> String {
    let outcome = await session(lostFrom: from, to: to).outcome(of: text)
    guard let answer = outcome.answers.first else {
      return (outcome.failure?.description ?? outcome.diagnostics.map(\.message).joined()) + "\n"
    }
    return OutputFormat.table.renderer().text(of: answer.table)
  }

  private static func expect(
    _ text: String, lostFrom from: Int64, to: Int64, _ expected: String,
    _ location: SourceLocation = #_sourceLocation
  ) async {
    let answer = await Self.answer(text, lostFrom: from, to: to)
    #expect(answer == expected + "\n", sourceLocation: location)
  }

  /// A request covers six hours of minutes; the third of four requests fails.
  @Test func bucketsThatAreMissingAreMarked() async {
    await Self.expect(
      "SELECT http, sessions, max(sessions, 1m) AS peak LAST 24h EVERY 6h", lostFrom: 7, to: 6,
      """
      missing: 2026-01-15T12:00Z to 2026-01-15T18:00Z
      timestamp          state        http  sessions    peak
      ─────────────────  ────────  ───────  ────────  ──────
      2026-01-14 18:00Z  complete  86.3 TB  18,048.4  21,817
      2026-01-15 00:00Z  complete  63.4 TB  12,437.8  14,665
      2026-01-15 06:00Z  complete  50.7 TB  10,645.7  13,686
      2026-01-15 12:00Z  missing      NULL      NULL    NULL
      """)
  }

  /// Sums are of the half that is there, and averages are over it.
  @Test func aLongerBucketIsPartial() async {
    await Self.expect(
      "SELECT http, rate(http) AS speed, sessions, max(http, 3m) AS peak LAST 24h EVERY 12h",
      lostFrom: 13, to: 12,
      """
      missing: 2026-01-15T06:00Z to 2026-01-15T12:00Z
      timestamp          state        http      speed  sessions    peak
      ─────────────────  ────────  ───────  ─────────  ────────  ──────
      2026-01-14 12:00Z  complete   159 TB  3.69 GB/s  16,721.3  845 GB
      2026-01-15 00:00Z  partial   63.4 TB  2.94 GB/s  12,437.8  625 GB
      """)
  }

  @Test func ofAWholeRangeTheRestIsThere() async {
    await Self.expect(
      "SELECT http, sessions BY os LAST 18h", lostFrom: 7, to: 6,
      """
      2026-01-15T02:30Z to 2026-01-15T20:30Z
      missing: 2026-01-15T08:30Z to 2026-01-15T14:30Z
      state    os.name      http  sessions
      ───────  ────────  ───────  ────────
      partial  Android   25.5 TB   3,876.6
      partial  ChromeOS  2.85 TB     294.3
      partial  Linux     6.38 TB     593.5
      partial  Windows   51.6 TB   4,634.1
      partial  iOS       29.2 TB   3,003.4
      partial  macOS     27.2 TB   1,732.3
      """)
  }

  @Test func everyGroupHasItsMissingRows() async {
    await Self.expect(
      "SELECT http, share(http) AS part, cumulative(http) AS sum BY os LAST 18h EVERY 6h"
        + " FILL NULL TOP 2 BY http WITH OTHERS",
      lostFrom: 7, to: 6,
      """
      missing: 2026-01-15T12:00Z to 2026-01-15T18:00Z
      TOP was decided without what is missing
      timestamp          state    os.name      http   part      sum
      ─────────────────  ───────  ────────  ───────  ─────  ───────
      2026-01-15 00:00Z  partial  Windows   21.1 TB  33.2%  21.1 TB
      2026-01-15 00:00Z  partial  macOS     16.3 TB  25.7%  16.3 TB
      2026-01-15 00:00Z  partial  (others)  26.0 TB  41.0%  26.0 TB
      2026-01-15 06:00Z  partial  Windows   17.9 TB  35.3%  39.0 TB
      2026-01-15 06:00Z  partial  macOS     9.63 TB  19.0%  26.0 TB
      2026-01-15 06:00Z  partial  (others)  23.2 TB  45.7%  49.2 TB
      2026-01-15 12:00Z  missing  Windows      NULL   NULL     NULL
      2026-01-15 12:00Z  missing  macOS        NULL   NULL     NULL
      2026-01-15 12:00Z  missing  (others)     NULL   NULL     NULL
      """)
  }

  /// All groups are in TOP, so nothing was decided without the missing part.
  @Test func topWithAllGroupsHasNoWarning() async {
    await Self.expect(
      "SELECT http BY os WHERE os IN ('Linux', 'iOS') LAST 12h EVERY 6h TOP 2 BY http WITH OTHERS",
      lostFrom: 7, to: 6,
      """
      missing: 2026-01-15T12:00Z to 2026-01-15T18:00Z
      timestamp          state     os.name     http
      ─────────────────  ────────  ───────  ───────
      2026-01-15 06:00Z  complete  iOS      10.6 TB
      2026-01-15 06:00Z  complete  Linux    1.86 TB
      2026-01-15 12:00Z  missing   iOS         NULL
      2026-01-15 12:00Z  missing   Linux       NULL
      """)
  }

  /// The range that is compared with also decides.
  @Test func topMayBeDecidedWithAPartialComparison() async {
    await Self.expect(
      "SELECT http BY os LAST 12h EVERY 6h COMPARE WITH PREVIOUS TOP 1 BY http",
      lostFrom: 19, to: 18,
      """
      compared with 2026-01-14T18:00Z to 2026-01-15T06:00Z
      missing: 2026-01-15T00:00Z to 2026-01-15T06:00Z, to compare with
      TOP was decided without what is missing
      timestamp          state    os.name     http  http_before  http_change
      ─────────────────  ───────  ───────  ───────  ───────────  ───────────
      2026-01-15 06:00Z  partial  Windows  17.9 TB      29.8 TB       -39.9%
      2026-01-15 12:00Z  partial  Windows  28.3 TB         NULL         NULL
      """)
  }

  @Test func missingRowsAreNotZero() async {
    await Self.expect(
      "SELECT http, delta(http) AS more LAST 24h EVERY 6h FILL 0", lostFrom: 7, to: 6,
      """
      missing: 2026-01-15T12:00Z to 2026-01-15T18:00Z
      timestamp          state        http      more
      ─────────────────  ────────  ───────  ────────
      2026-01-14 18:00Z  complete  86.3 TB      NULL
      2026-01-15 00:00Z  complete  63.4 TB  -22.9 TB
      2026-01-15 06:00Z  complete  50.7 TB  -12.8 TB
      2026-01-15 12:00Z  missing      NULL      NULL
      """)
  }

  @Test func missingBucketsAreInterpolated() async {
    await Self.expect(
      "SELECT http, p2p, p2p / http AS ratio LAST 24h EVERY 6h FILL LINEAR", lostFrom: 13, to: 12,
      """
      missing: 2026-01-15T06:00Z to 2026-01-15T12:00Z
      timestamp          state        http      p2p  ratio
      ─────────────────  ────────  ───────  ───────  ─────
      2026-01-14 18:00Z  complete  86.3 TB  60.4 TB  69.9%
      2026-01-15 00:00Z  complete  63.4 TB  41.0 TB  64.7%
      2026-01-15 06:00Z  filled    70.1 TB  40.6 TB  57.9%
      2026-01-15 12:00Z  complete  76.8 TB  40.2 TB  52.3%
      """)
  }

  /// The quotient of filled metrics is exact to the last bit; quotients themselves are not
  /// interpolated.
  @Test(arguments: ["LINEAR", "PREVIOUS"])
  func quotientsOfFilledRowsAreThoseOfTheirMetrics(fill: String) async throws {
    let text =
      "SELECT http, http / 1 AS h, p2p / 1 AS p, p2p / http AS q, delta(http) / 1 AS d BY os "
      + "LAST 24h EVERY 2h FILL \(fill)"
    let outcome = await Self.session(lostFrom: 12, to: 11).outcome(of: text)
    let answer = try #require(outcome.answers.first)
    #expect(!answer.isComplete)
    let table = answer.table
    let columns = ["h", "p", "q", "d"].compactMap { name -> [Double]? in
      if case .decimals(let values)? = table[name]?.values { values } else { nil }
    }
    guard case .integers(let http)? = table["http"]?.values,
      case .texts(let states)? = table["state"]?.values
    else { throw BackendFailure("no columns") }
    let (h, p, q, d) = (columns[0], columns[1], columns[2], columns[3])
    let groups = table.rowCount / 12
    let filled = (groups..<table.rowCount).filter { states[$0] == "filled" }
    #expect(filled.count == 3 * groups)
    for row in filled {
      #expect(q[row] == p[row] / h[row])
      #expect(http[row] == Int64(h[row].rounded(.toNearestOrAwayFromZero)))
      #expect(d[row] == h[row] - h[row - groups])
    }
    #expect(fill == "PREVIOUS" || filled.contains { h[$0] != h[$0].rounded() })
  }

  @Test func comparedRangeMayBeMissing() async {
    await Self.expect(
      "SELECT http LAST 12h EVERY 6h COMPARE WITH PREVIOUS", lostFrom: 19, to: 18,
      """
      compared with 2026-01-14T18:00Z to 2026-01-15T06:00Z
      missing: 2026-01-15T00:00Z to 2026-01-15T06:00Z, to compare with
      timestamp          state        http  http_before  http_change
      ─────────────────  ────────  ───────  ───────────  ───────────
      2026-01-15 06:00Z  complete  50.7 TB      86.3 TB       -41.3%
      2026-01-15 12:00Z  partial   76.8 TB         NULL         NULL
      """)
  }

  /// If the request of a sum fails, the request that is subtracted from it does not count either.
  @Test func aFailedSumDropsItsSubtraction() async {
    await Self.expect(
      "SELECT http BY os, browser.name WHERE country.code NOT IN ('US') LAST 12h EVERY 6h LIMIT 3",
      lostFrom: 7, to: 6,
      """
      missing: 2026-01-15T12:00Z to 2026-01-15T18:00Z
      timestamp          state     os.name  browser.name         http
      ─────────────────  ────────  ───────  ────────────────  ───────
      2026-01-15 06:00Z  complete  Android  Chrome            4.73 TB
      2026-01-15 06:00Z  complete  Android  Firefox            999 GB
      2026-01-15 06:00Z  complete  Android  Samsung Internet  2.41 TB
      """)
  }

  @Test func ifNothingIsLeftItIsAFailure() async {
    await Self.expect("SELECT http LAST 6h EVERY 1h", lostFrom: 7, to: 5, "the server is tired")
  }
}
