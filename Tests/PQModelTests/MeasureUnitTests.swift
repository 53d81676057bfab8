import PQModel
import Testing

@Suite struct MeasureUnitTests {
  @Test(
    arguments: [
      (.bytes, "bytes"), (.milliseconds, "milliseconds"), (.sessions, "sessions"),
      (.bytesPerSecond, "bytes/s"), (.bits, "bits"), (.bitsPerSecond, "bits/s"), (.count, "count"),
      (.ratio, "ratio"),
      (MeasureUnit(seconds: 1), "s"), (MeasureUnit(bytes: 1, sessions: -1), "bytes/sessions"),
      (MeasureUnit(bytes: 1, seconds: -1, sessions: -1), "bytes/s/sessions"),
      (MeasureUnit(bytes: 2, milliseconds: 1), "bytes^2·milliseconds"),
      (MeasureUnit(milliseconds: 1, seconds: -2), "milliseconds/s^2"),
      (MeasureUnit(seconds: -1), "1/s"),
      (MeasureUnit(bytes: 1, isRatio: true), "bytes"),
    ] as [(MeasureUnit, String)])
  func isNamedByItsPowers(unit: MeasureUnit, name: String) {
    #expect(unit.name == name)
  }

  @Test func matchesUnitsWithTheSamePowers() {
    let units: [MeasureUnit] = [
      .bytes, .bits, .milliseconds, .sessions, .bytesPerSecond, .bitsPerSecond, .count,
      MeasureUnit(seconds: 1),
      MeasureUnit(bytes: -1), MeasureUnit(bytes: 2),
    ]
    for (index, unit) in units.enumerated() {
      for (other, second) in units.enumerated() {
        #expect(unit.matches(second) == (index == other))
      }
    }
  }

  /// A ratio and a plain number can be compared, although a ratio is shown in percent.
  @Test func aRatioMatchesABareNumber() {
    #expect(MeasureUnit.ratio.matches(.count))
    #expect(MeasureUnit.ratio != .count)
  }

  @Test(arguments: [
    (MeasureUnit.count, true), (.ratio, true), (.bytes, false), (.bytesPerSecond, false),
    (.bits, false),
  ])
  func isPureWithoutPowers(unit: MeasureUnit, isPure: Bool) {
    #expect(unit.isPure == isPure)
  }
}
