import PQModel
import Testing

@Suite struct TimeRangeTests {
  let range = TimeRange(from: Instant(milliseconds: 0), to: Instant(milliseconds: 3_600_000))

  @Test(arguments: [(-1, false), (0, true), (3_599_999, true), (3_600_000, false)])
  func isHalfOpen(milliseconds: Int64, isInside: Bool) {
    #expect(range.contains(Instant(milliseconds: milliseconds)) == isInside)
  }

  @Test func descriptionHasBothEnds() {
    #expect(range.description == "1970-01-01T00:00Z to 1970-01-01T01:00Z")
    #expect(range.length == .hour)
    #expect(TimeRange(from: range.to, to: range.from).length == TimeSpan(milliseconds: -3_600_000))
  }
}
