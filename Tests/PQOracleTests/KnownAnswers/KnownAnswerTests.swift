import Foundation
import PQTestSupport
import Testing

/// The SQL and the calendar of the oracle are correct for known cases.
@Suite struct KnownAnswerTests {
  @Test func sqlGivesHandComputedRows() throws {
    let folder = TemporaryFolder()
    let cases = KnownCases.all(on: try KnownTraffic.fixture(in: folder.url))
    let answers = try DuckDB(
      cases.map { ($0.query.fixture.url, OracleSQL.text(of: $0.query)) }, in: folder.url
    ).answers()
    for (known, answer) in zip(cases, answers) {
      let rows = answer.cells(of: known.query)
      let agree = rows.count == known.rows.count && zip(rows, known.rows).allSatisfy(Self.agree)
      #expect(agree, "\(known.name): \(answer.error ?? "\(rows)")")
    }
  }

  private static func agree(_ left: [Cell], _ right: [Cell]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1, scale: 0) }
  }

  /// The starts of days follow a zone, weeks begin on Mondays, and months have different lengths.
  @Test(arguments: [
    (
      "Europe/Berlin", BucketLength.minutes(1440), "2026-03-27T23:00Z", "2026-03-30T22:00Z",
      ["2026-03-28T23:00Z", "2026-03-29T22:00Z"]
    ),
    (
      "UTC", .weeks(2), "2026-01-05T00:00Z", "2026-02-16T00:00Z",
      ["2026-01-19T00:00Z", "2026-02-02T00:00Z"]
    ),
    (
      "UTC", .months(1), "2023-12-01T00:00Z", "2024-04-01T00:00Z",
      ["2024-01-01T00:00Z", "2024-02-01T00:00Z", "2024-03-01T00:00Z"]
    ),
    (
      "America/New_York", .months(6), "2025-01-01T05:00Z", "2026-01-01T05:00Z",
      ["2025-07-01T04:00Z"]
    ),
    ("UTC", .minutes(7 * 1440), "2026-01-01T00:00Z", "2026-01-15T00:00Z", ["2026-01-08T00:00Z"]),
    ("Asia/Kolkata", .minutes(1440), "2026-01-01T18:30Z", "2026-01-02T18:30Z", []),
  ])
  func bucketBordersFollowTheCalendar(
    zone: String, bucketLength: BucketLength, from: String, to: String, between: [String]
  ) throws {
    let borders = ([from] + between + [to]).map(KnownTraffic.milliseconds)
    let found = BucketCalendar(zone: zone).buckets(
      from: borders[0], to: borders[borders.count - 1], bucketLength)
    guard case .listed(let found) = try #require(found) else { return }
    #expect(found == borders)
  }

  @Test func wholeNumbersAreExactAndDecimalsHaveATolerance() {
    let large = Int64(1) << 60
    #expect(!Cell.whole(large).agrees(with: .whole(large + 1), scale: 1e18))
    #expect(!Cell.whole(large).agrees(with: .decimal(Double(large)), scale: 1e18))
    #expect(Cell.whole(3).agrees(with: .decimal(3), scale: 1))
    #expect(Cell.decimal(1).agrees(with: .decimal(1 + 1e-10), scale: 1))
    #expect(!Cell.decimal(1).agrees(with: .decimal(1 + 1e-8), scale: 1))
    #expect(!Cell.null.agrees(with: .decimal(0), scale: 1))
    #expect(!Cell.text("K\u{F6}ln").agrees(with: .text("Ko\u{308}ln"), scale: 0))
  }
}
