import PQModel
import Testing

@testable import PQZones

@Suite struct PosixZoneTests {
  private func zone(_ text: String) -> PosixZone? { PosixZone(text.utf8) }

  private func changes(_ text: String, in year: Int) throws -> [String] {
    let zone = try #require(self.zone(text))
    return zone.transitions(after: nil)
      .filter { CivilTime($0.instant).year == year }
      .map { "\($0.instant) \($0.offset)" }
  }

  @Test(arguments: [
    ("UTC0", 0), ("<+01>-1", 3600), ("EST5", -18_000), ("<+0545>-5:45", 20_700),
    ("<-0044>+0:44:30", -2670), ("NZST-12", 43_200),
  ])
  func aZoneWithoutSeasons(text: String, offset: Int) {
    #expect(zone(text) == PosixZone(offset: offset))
    #expect(zone(text)?.transitions(after: nil).isEmpty == true)
  }

  @Test(arguments: [
    // The last Sundays of March and October.
    ("CET-1CEST,M3.5.0,M10.5.0/3", ["2026-03-29T01:00Z 2h", "2026-10-25T01:00Z 1h"]),
    // Winter time is the exception, and summer time the standard.
    ("IST-1GMT0,M10.5.0,M3.5.0/1", ["2026-03-29T01:00Z 1h", "2026-10-25T01:00Z 0s"]),
    // South of the equator, with a change of half an hour.
    (
      "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
      ["2026-04-04T15:00Z 10h30m", "2026-10-03T15:30Z 11h"]
    ),
    // The time of the change moves it to the day before, or up to two days later.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", ["2026-03-29T01:00Z -1h", "2026-10-25T01:00Z -2h"]),
    ("EET-2EEST,M3.4.4/50,M10.4.4/50", ["2026-03-28T00:00Z 3h", "2026-10-23T23:00Z 2h"]),
    ("EET-2EEST,M4.5.5/0,M10.5.4/24", ["2026-04-23T22:00Z 3h", "2026-10-29T21:00Z 2h"]),
    // Days are given by their number, without and with February 29.
    ("AAA0BBB,J60,J365", ["2026-03-01T02:00Z 1h", "2026-12-31T01:00Z 0s"]),
    ("AAA0BBB,59,364", ["2026-03-01T02:00Z 1h", "2026-12-31T01:00Z 0s"]),
    ("AAA0BBB,J1/0,J59/0:00:30", ["2026-01-01T00:00Z 1h", "2026-02-27T23:00:30Z 0s"]),
  ])
  func seasonsBeginAndEnd(text: String, expected: [String]) throws {
    #expect(try changes(text, in: 2026) == expected)
  }

  @Test func leapDaysAreCountedOrNot() throws {
    let counted = ["2024-02-29T02:00Z 1h", "2024-12-30T01:00Z 0s"]
    #expect(try changes("AAA0BBB,59,364", in: 2024) == counted)
    let skipped = ["2024-03-01T02:00Z 1h", "2024-12-31T01:00Z 0s"]
    #expect(try changes("AAA0BBB,J60,J365", in: 2024) == skipped)
  }

  @Test func goesOnFromAnInstantToTheYear2100() throws {
    let zone = try #require(self.zone("CET-1CEST,M3.5.0,M10.5.0/3"))
    let last = try #require(Instant(iso8601: "2037-03-29T01:00Z"))
    let later = zone.transitions(after: last)
    #expect(later.count == 63 * 2 + 1)
    #expect(later.first?.instant.description == "2037-10-25T01:00Z")
    #expect(later.last?.instant.description == "2100-10-31T01:00Z")
    #expect(zone.transitions(after: Instant(milliseconds: .max)).isEmpty)
    #expect(zone.transitions(after: Instant(milliseconds: .min)).count == 201 * 2)
  }

  @Test(arguments: [
    "", "CET", "-1", "CE-1", "<CET-1", "<>-1", "CET-25", "CET-1:60", "CET-1:", "CET-1CEST",
    "CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,", "CET-1CEST,M3.5.0,M10.5.0/",
    "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
    "CET-1CEST,J0,J365", "CET-1CEST,J1,J366", "CET-1CEST,0,366", "CET-1CEST,M3.5.0/168,M10.5.0",
    "CET-1CEST,M3.5.0,M10.5.0/3 ", "CET-99999999999999999999", "CET-1CEST-1,M3.5.0,M10.5.0,",
    "CET--1", "CET+-1", "ÜÜÜ1",
  ])
  func refuses(text: String) {
    #expect(zone(text) == nil)
  }
}
