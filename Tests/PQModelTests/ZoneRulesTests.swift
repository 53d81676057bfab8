import PQModel
import Testing

@Suite struct ZoneRulesTests {
  /// UTC+1 in winter, UTC+2 in the summers of 2026 and 2027.
  private static let berlin = zone(
    1, ("2026-03-29T01:00Z", 2), ("2026-10-25T01:00Z", 1), ("2027-03-28T01:00Z", 2))
  /// Clocks are put forward at midnight of a day in spring, so that day begins at 01:00.
  private static let saoPaulo = zone(-3, ("2017-10-15T03:00Z", -2), ("2018-02-18T02:00Z", -3))
  /// One date is skipped.
  private static let apia = zone(-10, ("2011-12-30T10:00Z", 14), ("2012-03-31T14:00Z", 13))
  /// Clocks are set back by 23 hours, so most of a day is repeated.
  private static let kwajalein = zone(11, ("1969-09-30T13:00Z", -12))
  /// Clocks change several times within hours.
  private static let undecided = zone(
    0, ("2026-01-01T06:00Z", 1), ("2026-01-01T09:00Z", 0), ("2026-01-01T12:00Z", 5))

  private static func zone(_ hours: Int64, _ changes: (at: String, hours: Int64)...) -> ZoneRules {
    ZoneRules(
      name: "Test/Zone", offset: hours * .hour,
      transitions: changes.map { .init(at: instant($0.at), to: $0.hours * .hour) })
  }

  private static func instant(_ text: String) -> Instant {
    Instant(iso8601: text) ?? Instant(milliseconds: .min)
  }

  private static func civil(_ text: String) -> CivilTime { CivilTime(instant(text)) }

  @Test(arguments: [
    ("2000-01-01", 1), ("2026-03-29T00:59:59.999Z", 1), ("2026-03-29T01:00Z", 2),
    ("2026-10-25T00:59:59.999Z", 2), ("2026-10-25T01:00Z", 1), ("2099-01-01", 2),
  ])
  func anOffsetLastsFromItsChangeToTheNext(text: String, hours: Int64) {
    let instant = Self.instant(text)
    #expect(Self.berlin.offset(at: instant) == hours * .hour)
    #expect(Self.berlin.local(instant) == CivilTime(instant + hours * .hour))
  }

  @Test(arguments: [
    (berlin, "2026-01-15T12:00", "2026-01-15T11:00Z"),
    (berlin, "2026-03-29", "2026-03-28T23:00Z"),
    (berlin, "2026-03-29T01:59:59.999", "2026-03-29T00:59:59.999Z"),
    (berlin, "2026-03-29T03:00", "2026-03-29T01:00Z"),
    (berlin, "2026-10-25", "2026-10-24T22:00Z"), (berlin, "2026-10-26", "2026-10-25T23:00Z"),
    (berlin, "2050-01-01", "2049-12-31T22:00Z"),
    (saoPaulo, "2017-10-14", "2017-10-14T03:00Z"), (saoPaulo, "2017-10-16", "2017-10-16T02:00Z"),
    (apia, "2011-12-29T23:59", "2011-12-30T09:59Z"), (apia, "2011-12-31", "2011-12-30T10:00Z"),
    (kwajalein, "1969-09-30T00:59", "1969-09-29T13:59Z"),
    (kwajalein, "1969-10-01", "1969-10-01T12:00Z"),
    (undecided, "2026-01-01T05:59", "2026-01-01T05:59Z"),
    (undecided, "2026-01-01T07:30", "2026-01-01T06:30Z"),
    (undecided, "2026-01-01T11:00", "2026-01-01T11:00Z"),
    (.utc, "2026-01-01", "2026-01-01"),
  ])
  func clocksShowATimeOnce(zone: ZoneRules, local: String, utc: String) {
    #expect(zone.instant(of: Self.civil(local)) == Self.instant(utc))
    #expect(zone.local(Self.instant(utc)) == Self.civil(local))
  }

  @Test(arguments: [
    (berlin, "2026-03-29T02:00", "2026-03-29T01:00Z"),
    (berlin, "2026-03-29T02:59:59.999", "2026-03-29T01:00Z"),
    (saoPaulo, "2017-10-15", "2017-10-15T03:00Z"),
    (apia, "2011-12-30", "2011-12-30T10:00Z"), (apia, "2011-12-30T23:59", "2011-12-30T10:00Z"),
    (undecided, "2026-01-01T06:30", "2026-01-01T06:00Z"),
    (undecided, "2026-01-01T16:59", "2026-01-01T12:00Z"),
  ])
  func aTimeThatClocksSkipIsTheMomentOfTheChange(zone: ZoneRules, local: String, utc: String) {
    #expect(zone.instant(of: Self.civil(local)) == Self.instant(utc))
  }

  @Test(arguments: [
    (berlin, "2026-10-25T02:00", "2026-10-25T00:00Z"),
    (berlin, "2026-10-25T02:59:59.999", "2026-10-25T00:59:59.999Z"),
    (saoPaulo, "2018-02-17T23:30", "2018-02-18T01:30Z"),
    (kwajalein, "1969-09-30T01:00", "1969-09-29T14:00Z"),
    (kwajalein, "1969-09-30T23:59", "1969-09-30T12:59Z"),
    (undecided, "2026-01-01T09:30", "2026-01-01T08:30Z"),
  ])
  func ofATimeThatClocksShowTwiceTheFirstIsTaken(zone: ZoneRules, local: String, utc: String) {
    #expect(zone.instant(of: Self.civil(local)) == Self.instant(utc))
  }

  @Test(arguments: [berlin, saoPaulo, apia, kwajalein, undecided, .utc], [Int64.min, .max])
  func extremeInstantsDoNotOverflow(zone: ZoneRules, milliseconds: Int64) {
    let end = Instant(milliseconds: milliseconds)
    let distance = zone.instant(of: zone.local(end)) - end
    #expect(abs(distance.milliseconds) <= TimeSpan.day.milliseconds)
  }

  @Test func onlyAZoneThatNeverLeavesUTCIsUTC() {
    #expect(ZoneRules.utc.isUTC)
    #expect(!Self.zone(1).isUTC)
    #expect(!Self.zone(0, ("2026-01-01", 1)).isUTC)
  }
}
