import PQModel
import Testing

/// What a request offers to a backend, so that answers are right.
@Suite struct BackendHelpersTests {
  private static let midnight = CivilTime(year: 2026, month: 1, day: 15).instant

  @Test(
    arguments: [
      (-1, nil), (0, 0), (1, 0), (3_599_999, 0), (3_600_000, 3_600_000), (7_199_999, 3_600_000),
      (7_200_000, nil),
    ] as [(Int64, Int64?)])
  func aTimeHasABucketInsideTheRange(offset: Int64, start: Int64?) throws {
    let request = try ExportRequest(
      range: TimeRange(from: Self.midnight, to: Self.midnight + 2 * .hour), interval: .h1,
      metrics: [.http], catalog: Catalog(), clock: Self.midnight + 2 * .hour)
    let found = request.bucketStart(of: Self.midnight + TimeSpan(milliseconds: offset))
    #expect(found == start.map { Self.midnight + TimeSpan(milliseconds: $0) })
  }

  @Test func aFilterComparesBytes() {
    let filter = ExportRequest.Filter(.cityName, in: ["K\u{F6}ln", "Brno"])
    #expect(filter.matches("Brno") && filter.matches("K\u{F6}ln"))
    #expect(!filter.matches("Ko\u{308}ln") && !filter.matches("brno") && !filter.matches(""))
  }
}
