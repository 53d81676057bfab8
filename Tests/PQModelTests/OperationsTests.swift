import PQModel
import Testing

@Suite struct OperationsTests {
  @Test(
    arguments: [
      (.rate, false), (.delta, true), (.cumulative, true), (.movingAverage(rows: 3), true),
      (.share, false), (.rank, false),
    ] as [(WindowFunction, Bool)])
  func someWindowsFollowTime(window: WindowFunction, followsTime: Bool) {
    #expect(window.followsTime == followsTime)
  }

  @Test(arguments: ["+", "-", "*", "/"])
  func operatorsAreKnownByTheirSpelling(text: String) {
    #expect(Arithmetic(rawValue: text)?.rawValue == text)
  }

  @Test(arguments: ["=", "!=", "<", "<=", ">", ">="])
  func comparatorsAreKnownByTheirSpelling(text: String) {
    #expect(ComparisonOperator(rawValue: text)?.rawValue == text)
  }
}
