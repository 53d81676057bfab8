import PQModel
import Testing

@Suite struct PercentileTests {
  @Test(arguments: [
    ("95", 20, 1), ("95", 19, 0), ("95", 40, 2), ("95", 8640, 432), ("99.9", 1000, 1),
    ("99.9", 999, 0), ("90", 10, 1), ("70", 10, 3), ("0", 5, 4), ("100", 5, 0), ("50", 1, 0),
    ("0", 0, 0), ("99.999999999", 1_000_000_000, 0), ("33.333333333", 1_000_000_000, 666_666_666),
    ("12.5", 8, 7),
  ])
  func dropsExactNumbers(text: String, count: Int, dropped: Int) throws {
    #expect(try #require(Percentile(text)).droppedCount(of: count) == dropped)
  }

  @Test(arguments: [
    ("95", 0.95), ("99.9", 0.999), ("0", 0), ("100", 1), ("50.0", 0.5), (".5", 0.005),
    ("007", 0.07),
  ])
  func isAFraction(text: String, fraction: Double) throws {
    #expect(try #require(Percentile(text)).fraction == fraction)
  }

  @Test(arguments: [
    "", ".", "-1", "+5", "101", "100.1", "1e1", "nan", "inf", "1.2.3", "1.1234567891", "٣", "9 5",
    "99999999999999999999",
  ])
  func refusesOtherTexts(text: String) { #expect(Percentile(text) == nil) }

  @Test func zerosAtTheEndDoNotCount() {
    #expect(Percentile("95.000000000000") == Percentile("95"))
    #expect(Percentile("95") == Percentile(percent: 95))
    #expect(Percentile("0.0") == Percentile("0"))
  }
}
