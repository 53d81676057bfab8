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
      timestamp          state     http (TB)  sessions    peak
      ─────────────────  ────────  ─────────  ────────  ──────
      2026-01-14 18:00Z  complete       86.3  18,048.4  21,817
      2026-01-15 00:00Z  complete       63.4  12,437.8  14,665
      2026-01-15 06:00Z  complete       50.7  10,645.7  13,686
      2026-01-15 12:00Z  missing        NULL      NULL    NULL
      """)
  }

  /// Sums are of the half that is there, and averages are over it.
  @Test func aLongerBucketIsPartial() async {
    await Self.expect(
      "SELECT http, rate(http) AS speed, sessions, max(http, 3m) AS peak LAST 24h EVERY 12h",
      lostFrom: 13, to: 12,
      """
      missing: 2026-01-15T06:00Z to 2026-01-15T12:00Z
      timestamp          state     http (TB)  speed (GB/s)  sessions  peak (GB)
      ─────────────────  ────────  ─────────  ────────────  ────────  ─────────
      2026-01-14 12:00Z  complete        159          3.69  16,721.3        845
      2026-01-15 00:00Z  partial          63          2.94  12,437.8        625
      """)
  }

  @Test func ofAWholeRangeTheRestIsThere() async {
    await Self.expect(
      "SELECT http, sessions BY os LAST 18h", lostFrom: 7, to: 6,
      """
      2026-01-15T02:30Z to 2026-01-15T20:30Z
      missing: 2026-01-15T08:30Z to 2026-01-15T14:30Z
      state    os.name   http (TB)  sessions
      ───────  ────────  ─────────  ────────
      partial  Android        25.5   3,876.6
      partial  ChromeOS        2.9     294.3
      partial  Linux           6.4     593.5
      partial  Windows        51.6   4,634.1
      partial  iOS            29.2   3,003.4
      partial  macOS          27.2   1,732.3
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
      timestamp          state    os.name   http (TB)  part (%)  sum (TB)
      ─────────────────  ───────  ────────  ─────────  ────────  ────────
      2026-01-15 00:00Z  partial  Windows        21.1     33.25      21.1
      2026-01-15 00:00Z  partial  macOS          16.3     25.74      16.3
      2026-01-15 00:00Z  partial  (others)       26.0     41.02      26.0
      2026-01-15 06:00Z  partial  Windows        17.9     35.28      39.0
      2026-01-15 06:00Z  partial  macOS           9.6     19.00      26.0
      2026-01-15 06:00Z  partial  (others)       23.2     45.72      49.2
      2026-01-15 12:00Z  missing  Windows        NULL      NULL      NULL
      2026-01-15 12:00Z  missing  macOS          NULL      NULL      NULL
      2026-01-15 12:00Z  missing  (others)       NULL      NULL      NULL
      """)
  }

  /// All groups are in TOP, so nothing was decided without the missing part.
  @Test func topWithAllGroupsHasNoWarning() async {
    await Self.expect(
      "SELECT http BY os WHERE os IN ('Linux', 'iOS') LAST 12h EVERY 6h TOP 2 BY http WITH OTHERS",
      lostFrom: 7, to: 6,
      """
      missing: 2026-01-15T12:00Z to 2026-01-15T18:00Z
      timestamp          state     os.name  http (TB)
      ─────────────────  ────────  ───────  ─────────
      2026-01-15 06:00Z  complete  iOS           10.6
      2026-01-15 06:00Z  complete  Linux          1.9
      2026-01-15 12:00Z  missing   iOS           NULL
      2026-01-15 12:00Z  missing   Linux         NULL
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
      timestamp          state    os.name  http (TB)  http_before (TB)  http_change (%)
      ─────────────────  ───────  ───────  ─────────  ────────────────  ───────────────
      2026-01-15 06:00Z  partial  Windows       17.9              29.8           -39.93
      2026-01-15 12:00Z  partial  Windows       28.3              NULL             NULL
      """)
  }

  @Test func missingRowsAreNotZero() async {
    await Self.expect(
      "SELECT http, delta(http) AS more LAST 24h EVERY 6h FILL 0", lostFrom: 7, to: 6,
      """
      missing: 2026-01-15T12:00Z to 2026-01-15T18:00Z
      timestamp          state     http (TB)  more (TB)
      ─────────────────  ────────  ─────────  ─────────
      2026-01-14 18:00Z  complete       86.3       NULL
      2026-01-15 00:00Z  complete       63.4      -22.9
      2026-01-15 06:00Z  complete       50.7      -12.8
      2026-01-15 12:00Z  missing        NULL       NULL
      """)
  }

  @Test func missingBucketsAreInterpolated() async {
    await Self.expect(
      "SELECT http, p2p, p2p / http AS ratio LAST 24h EVERY 6h FILL LINEAR", lostFrom: 13, to: 12,
      """
      missing: 2026-01-15T06:00Z to 2026-01-15T12:00Z
      timestamp          state     http (TB)  p2p (TB)  ratio (%)
      ─────────────────  ────────  ─────────  ────────  ─────────
      2026-01-14 18:00Z  complete       86.3      60.4      69.93
      2026-01-15 00:00Z  complete       63.4      41.0      64.69
      2026-01-15 06:00Z  filled         70.1      40.6      57.92
      2026-01-15 12:00Z  complete       76.8      40.2      52.32
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
      timestamp          state     http (TB)  http_before (TB)  http_change (%)
      ─────────────────  ────────  ─────────  ────────────────  ───────────────
      2026-01-15 06:00Z  complete       50.7              86.3           -41.30
      2026-01-15 12:00Z  partial        76.8              NULL             NULL
      """)
  }

  /// If the request of a sum fails, the request that is subtracted from it does not count either.
  @Test func aFailedSumDropsItsSubtraction() async {
    await Self.expect(
      "SELECT http BY os, browser.name WHERE country.code NOT IN ('US') LAST 12h EVERY 6h LIMIT 3",
      lostFrom: 7, to: 6,
      """
      missing: 2026-01-15T12:00Z to 2026-01-15T18:00Z
      timestamp          state     os.name  browser.name      http (TB)
      ─────────────────  ────────  ───────  ────────────────  ─────────
      2026-01-15 06:00Z  complete  Android  Chrome                 4.73
      2026-01-15 06:00Z  complete  Android  Firefox                1.00
      2026-01-15 06:00Z  complete  Android  Samsung Internet       2.41
      """)
  }

  @Test func ifNothingIsLeftItIsAFailure() async {
    await Self.expect("SELECT http LAST 6h EVERY 1h", lostFrom: 7, to: 5, "the server is tired")
  }
}
