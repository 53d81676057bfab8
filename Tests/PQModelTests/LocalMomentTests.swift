import PQModel
import Testing

/// The instants of a local time in zones whose clocks change.
@Suite struct LocalMomentTests {
  @Test(arguments: [
    (SampleZones.berlin, "2026-03-29T01:59:59.999", ["2026-03-29T00:59:59.999Z"]),
    (SampleZones.berlin, "2026-03-29T02:00", []), (SampleZones.berlin, "2026-03-29T02:30", []),
    (SampleZones.berlin, "2026-03-29T03:00", ["2026-03-29T01:00Z"]),
    (SampleZones.berlin, "2026-10-25T02:00", ["2026-10-25T00:00Z", "2026-10-25T01:00Z"]),
    (SampleZones.berlin, "2026-10-25T03:00", ["2026-10-25T02:00Z"]),
    (SampleZones.saoPaulo, "2017-10-15", []),
    (SampleZones.gooseBay, "2010-11-07", ["2010-11-07T03:00Z", "2010-11-07T04:00Z"]),
    (SampleZones.apia, "2011-12-30T12:00", []), (.utc, "2026-01-15", ["2026-01-15T00:00Z"]),
  ])
  func clocksShowATimeAt(zone: ZoneRules, local: String, instants: [String]) throws {
    let time = try #require(ISO8601Time(local)).civil
    #expect(zone.instants(showing: time).map(\.description) == instants)
    switch zone.moment(of: time) {
    case .once(let instant): #expect([instant.description] == instants)
    case .repeated(let first, let last): #expect([first, last].map(\.description) == instants)
    case .skipped: #expect(instants.isEmpty)
    }
  }

  /// A skipped 02:30 has two readings: 01:30 with the offset before the change, 03:30 with the one
  /// after it.
  @Test func aSkippedTimeHasTwoReadings() throws {
    let time = try #require(ISO8601Time("2026-03-29T02:30"))
    let moment = LocalMoment.skipped(
      earlier: SampleZones.instant("2026-03-29T00:30Z"),
      later: SampleZones.instant("2026-03-29T01:30Z"))
    #expect(time.moment(in: SampleZones.berlin) == moment)
  }

  @Test(arguments: [
    (SampleZones.saoPaulo, "2017-10-15", "2017-10-15T03:00Z"),
    (SampleZones.gooseBay, "2010-11-07", "2010-11-07T03:00Z"),
    (SampleZones.berlin, "2026-10-25T02:30+02:00", "2026-10-25T00:30Z"),
    (SampleZones.berlin, "2026-03-29T02:30Z", "2026-03-29T02:30Z"),
  ])
  func aDateMeansItsFirstInstant(zone: ZoneRules, text: String, instant: String) throws {
    let time = try #require(ISO8601Time(text))
    #expect(time.moment(in: zone) == .once(SampleZones.instant(instant)))
  }

  @Test func aSkippedDateHasNoInstant() throws {
    let time = try #require(ISO8601Time("2011-12-30"))
    guard case .skipped = time.moment(in: SampleZones.apia) else {
      Issue.record("the day is there")
      return
    }
  }

  @Test func changesAreFoundInARange() {
    let from = SampleZones.instant("2026-01-01")
    func changes(_ to: String) -> [String] {
      let range = TimeRange(from: from, to: SampleZones.instant(to))
      return SampleZones.berlin.changes(in: range).map {
        "\($0.instant) \($0.before) \($0.after)"
      }
    }
    #expect(changes("2026-03-29T01:00Z") == [])
    #expect(changes("2026-12-01") == ["2026-03-29T01:00Z 1h 2h", "2026-10-25T01:00Z 2h 1h"])
    #expect(ZoneRules.utc.changes(in: TimeRange(from: from, to: from + .day)).isEmpty)
  }

  @Test(arguments: [
    (60, "2026-01-15T21:30+01:00"), (-210, "2026-01-15T17:00-03:30"), (0, "2026-01-15T20:30+00:00"),
    (345, "2026-01-16T02:15+05:45"),
  ])
  func isWrittenWithAnOffset(minutes: Int64, text: String) {
    let instant = SampleZones.instant("2026-01-15T20:30Z")
    #expect(instant.description(offset: minutes * .minute) == text)
    #expect(Instant(iso8601: text) == instant)
  }

  /// ISO 8601 has no seconds in offsets, so such an instant is printed in UTC.
  @Test func anOffsetOfSecondsIsUTC() {
    let instant = SampleZones.instant("1880-01-15T20:30Z")
    #expect(instant.description(offset: TimeSpan(milliseconds: 3_208_000)) == "1880-01-15T20:30Z")
  }
}
