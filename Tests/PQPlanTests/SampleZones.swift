import PQModel
import PQSemantics

/// Zones with rules for the years that the tests use.
enum SampleZones {
  static let names = ["Europe/Berlin", "Asia/Kolkata", "Test/Midnight"]

  @Sendable static func zone(_ name: String) throws(Surroundings.Refusal) -> ZoneRules {
    switch name {
    case "UTC": .utc
    case "Europe/Berlin": berlin
    case "Asia/Kolkata": ZoneRules(name: name, offset: 330 * .minute)
    case "Test/Midnight": midnight
    default: throw Surroundings.Refusal("there is no time zone \(name)")
    }
  }

  /// Clocks change at 01:00 UTC on the last Sundays of March and October.
  static let berlin = ZoneRules(
    name: "Europe/Berlin", offset: .hour,
    transitions: [
      change(2024, 3, 31, hour: 1, to: 2 * .hour), change(2024, 10, 27, hour: 1, to: .hour),
      change(2025, 3, 30, hour: 1, to: 2 * .hour), change(2025, 10, 26, hour: 1, to: .hour),
      change(2026, 3, 29, hour: 1, to: 2 * .hour), change(2026, 10, 25, hour: 1, to: .hour),
      change(2027, 3, 28, hour: 1, to: 2 * .hour), change(2027, 10, 31, hour: 1, to: .hour),
    ])

  /// Clocks are put forward at midnight, so some days begin at 01:00.
  static let midnight = ZoneRules(
    name: "Test/Midnight", offset: -3 * .hour,
    transitions: [
      change(2025, 2, 16, hour: 2, to: -3 * .hour), change(2025, 11, 2, hour: 3, to: -2 * .hour),
      change(2026, 2, 15, hour: 2, to: -3 * .hour), change(2026, 11, 1, hour: 3, to: -2 * .hour),
    ])

  private static func change(
    _ year: Int, _ month: Int, _ day: Int, hour: Int64, to offset: TimeSpan
  ) -> ZoneRules.Transition {
    ZoneRules.Transition(
      at: CivilTime(year: year, month: month, day: day).instant + hour * .hour, to: offset)
  }
}

extension TimeSpan {
  /// The negative of a span.
  fileprivate static prefix func - (span: TimeSpan) -> TimeSpan { -1 * span }
}
