import PQModel
import Testing

@Suite struct UnitTests {
  @Test(
    arguments: [
      (.bytes, "bytes"), (.milliseconds, "milliseconds"), (.sessions, "sessions"),
      (.bytesPerSecond, "bytes/s"), (.count, "count"), (.ratio, "ratio"),
      (Unit(seconds: 1), "s"), (Unit(bytes: 1, sessions: -1), "bytes/sessions"),
      (Unit(bytes: 1, seconds: -1, sessions: -1), "bytes/s/sessions"),
      (Unit(bytes: 2, milliseconds: 1), "bytes^2·milliseconds"),
      (Unit(milliseconds: 1, seconds: -2), "milliseconds/s^2"), (Unit(seconds: -1), "1/s"),
      (Unit(bytes: 1, isRatio: true), "bytes"),
    ] as [(Unit, String)])
  func isNamedByItsPowers(unit: Unit, name: String) {
    #expect(unit.name == name)
  }

  @Test func matchesUnitsWithTheSamePowers() {
    let units: [Unit] = [
      .bytes, .milliseconds, .sessions, .bytesPerSecond, .count, Unit(seconds: 1),
      Unit(bytes: -1), Unit(bytes: 2),
    ]
    for (index, unit) in units.enumerated() {
      for (other, second) in units.enumerated() {
        #expect(unit.matches(second) == (index == other))
      }
    }
  }

  /// A ratio and a plain number can be compared, although a ratio is shown in percent.
  @Test func aRatioMatchesABareNumber() {
    #expect(Unit.ratio.matches(.count))
    #expect(Unit.ratio != .count)
  }

  @Test(arguments: [(Unit.count, true), (.ratio, true), (.bytes, false), (.bytesPerSecond, false)])
  func isPureWithoutPowers(unit: Unit, isPure: Bool) {
    #expect(unit.isPure == isPure)
  }
}
