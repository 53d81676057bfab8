import PQModel
import PQSemantics
import PQSyntax
import Testing

/// SINCE and UNTIL.
@Suite struct TimeTests {
  @Test(arguments: [
    ("'2026-01-15'", "2026-01-15T00:00Z"), ("'2026-01-14T19:00'", "2026-01-14T19:00Z"),
    ("\"2026-01-14 19:00:05.250Z\"", "2026-01-14T19:00:05.250Z"),
    ("'2026-01-14T19:00+01:00'", "2026-01-14T18:00Z"),
    ("'2026-01-14T19:00-05:30'", "2026-01-15T00:30Z"), ("1768420800000", "2026-01-14T20:00Z"),
    ("1_768_420_800_000", "2026-01-14T20:00Z"), ("NOW - 1h", "2026-01-15T19:00Z"),
    ("NOW-90m", "2026-01-15T18:30Z"), ("now - 1mo", "2025-12-15T20:00Z"),
    ("TODAY", "2026-01-15T00:00Z"), ("Today - 1d", "2026-01-14T00:00Z"),
    ("TODAY - 2w", "2026-01-01T00:00Z"), ("TODAY - 1y1mo", "2024-12-15T00:00Z"),
    ("100000000000", "1973-03-03T09:46:40Z"), ("NOW", "2026-01-15T20:00Z"),
  ])
  func isAnInstant(text: String, instant: String) throws {
    let range = try Bound("SELECT http SINCE \(text) EVERY 1h").range
    #expect(range.from.description == instant)
    #expect(range.to.description == "2026-01-15T20:00Z")
    let until = try Bound("SELECT http SINCE '2020-01-01' UNTIL \(text) EVERY 1h").range
    #expect(until.to.description == instant)
  }

  /// A time without an offset is a local time of the zone.
  @Test(arguments: [
    ("'2026-01-15'", "2026-01-14T23:00Z"), ("'2026-07-01'", "2026-06-30T22:00Z"),
    ("'2026-03-29T01:59'", "2026-03-29T00:59Z"), ("'2026-03-29T03:00'", "2026-03-29T01:00Z"),
    ("'2026-10-25T01:59'", "2026-10-24T23:59Z"), ("'2026-10-25T03:00'", "2026-10-25T02:00Z"),
    ("'2026-10-25T02:30+02:00'", "2026-10-25T00:30Z"),
    ("'2026-07-01T00:00Z'", "2026-07-01T00:00Z"), ("'2026-07-01T00:00-05:00'", "2026-07-01T05:00Z"),
    ("1768420800000", "2026-01-14T20:00Z"), ("TODAY", "2026-10-25T23:00Z"),
    ("TODAY - 1d", "2026-10-24T22:00Z"), ("TODAY - 24h", "2026-10-24T23:00Z"),
    // Here NOW is the end of a bucket of UTC, so the days before it have 24 hours.
    ("NOW - 2d", "2026-10-24T12:00Z"), ("NOW - 48h", "2026-10-24T12:00Z"),
  ])
  func followsTheZone(text: String, instant: String) throws {
    let query = "SELECT http SINCE \(text) EVERY 1h TIMEZONE 'Europe/Berlin'"
    #expect(try Bound(query, "2026-10-26T12:30").range.from.description == instant)
  }

  /// Days are counted from their start, also if they begin at 01:00 because clocks skip midnight.
  @Test(arguments: [
    ("TODAY", "2017-10-15T12:00Z", "2017-10-15T03:00Z"),
    ("TODAY - 1d", "2017-10-15T12:00Z", "2017-10-14T03:00Z"),
    ("TODAY - 1d", "2017-10-16T12:00Z", "2017-10-15T03:00Z"),
    ("TODAY - 1w", "2017-10-15T12:00Z", "2017-10-08T03:00Z"),
    ("TODAY - 1mo", "2017-11-15T12:00Z", "2017-10-15T03:00Z"),
    // Hours are subtracted on local clocks, after the days.
    ("TODAY - 6h", "2017-10-15T12:00Z", "2017-10-14T21:00Z"),
    ("TODAY - 1d6h", "2017-10-15T12:00Z", "2017-10-13T21:00Z"),
    ("'2017-10-15'", "2017-10-17T12:00Z", "2017-10-15T03:00Z"),
  ])
  func daysBeginWhereClocksSkipMidnight(text: String, clock: String, instant: String) throws {
    let query = "SELECT http SINCE \(text) EVERY 1h TIMEZONE 'America/Sao_Paulo'"
    #expect(try Bound(query, clock).range.from.description == instant)
  }

  @Test func allFormsOfYesterdayAreEqual() throws {
    for clock in ["2017-10-15T12:00Z", "2017-10-16T12:00Z", "2018-02-18T12:00Z"] {
      let zone = "TIMEZONE 'America/Sao_Paulo'"
      let said = try Bound("SELECT http SINCE TODAY - 1d UNTIL TODAY \(zone)", clock).range
      #expect(try said == Bound("SELECT http DURING YESTERDAY \(zone)", clock).range)
      #expect(try said == Bound("SELECT http LAST 1d EVERY 1d \(zone)", clock).range)
    }
  }

  @Test(arguments: [
    (
      "SINCE '2026-03-29T02:30' EVERY 1h", "clocks in Europe/Berlin skip '2026-03-29T02:30'",
      "put forward by 1h at 2026-03-29T01:00Z",
      ["'2026-03-29T01:30+01:00'", "'2026-03-29T03:30+02:00'"]
    ),
    (
      "SINCE '2026-03-01' UNTIL '2026-03-29 02:00' EVERY 1h",
      "clocks in Europe/Berlin skip '2026-03-29 02:00'", "put forward by 1h at 2026-03-29T01:00Z",
      ["'2026-03-29T01:00+01:00'", "'2026-03-29T03:00+02:00'"]
    ),
    (
      "SINCE '2026-10-25T02:30' EVERY 1h",
      "clocks in Europe/Berlin show '2026-10-25T02:30' twice",
      "turned back by 1h at 2026-10-25T01:00Z",
      ["'2026-10-25T02:30+02:00'", "'2026-10-25T02:30+01:00'"]
    ),
    (
      "SINCE '2026-10-01' UNTIL '2026-10-25T02:00' EVERY 1h",
      "clocks in Europe/Berlin show '2026-10-25T02:00' twice",
      "turned back by 1h at 2026-10-25T01:00Z",
      ["'2026-10-25T02:00+02:00'", "'2026-10-25T02:00+01:00'"]
    ),
  ])
  func skippedOrRepeatedTimesAreRefused(
    clauses: String, message: String, change: String, offered: [String]
  ) throws {
    let text = "SELECT http \(clauses) TIMEZONE 'Europe/Berlin'"
    let bound = try Bound(text, "2026-11-01T12:00Z")
    #expect(bound.codes == [.invalidTime])
    let diagnostic = try #require(bound.binding.diagnostics.first)
    #expect(diagnostic.message == message)
    #expect(diagnostic.advice == ["Clocks in Europe/Berlin are \(change)."])
    #expect(diagnostic.fixIt == nil)
    #expect(diagnostic.alternatives.map(\.title) == offered)
    for alternative in diagnostic.alternatives {
      let mended = String(
        decoding: alternative.applied(toOriginal: Array(text.utf8)), as: UTF8.self)
      #expect(try Bound(mended, "2026-11-01T12:00Z").codes.isEmpty, "\(mended)")
    }
  }

  /// Midnight of that day is skipped, but its date is valid.
  @Test func midnightMayBeSkipped() throws {
    let bound = try Bound(
      "SELECT http SINCE '2017-10-15T00:00' TIMEZONE 'America/Sao_Paulo'", "2017-10-17T12:00Z")
    #expect(bound.messages == ["clocks in America/Sao_Paulo skip '2017-10-15T00:00'"])
  }

  /// There is no fix-it, because the value is not where the parameter is used.
  @Test func aParameterThatClocksRepeatHasNoRepair() throws {
    let bound = try Bound(
      "PARAM $t = '2026-10-25T02:30'; SELECT http SINCE $t TIMEZONE 'Europe/Berlin'",
      "2026-11-01T12:00Z")
    let diagnostic = try #require(bound.binding.diagnostics.first)
    #expect(diagnostic.alternatives.isEmpty)
    #expect(
      diagnostic.advice.last == "It is '2026-10-25T02:30+02:00' or '2026-10-25T02:30+01:00'.")
  }

  /// NOW is the end of the newest complete bucket of any length.
  @Test(arguments: [
    ("1m", "20:59:59.999", "20:59"), ("5m", "20:59", "20:55"), ("1h", "20:59", "20:00"),
    ("12h", "20:59", "12:00"), ("1d", "20:59", "00:00"), ("1h", "21:00", "21:00"),
  ])
  func nowEndsWithTheBucket(every: String, clock: String, now: String) throws {
    let range = try Bound(
      "SELECT http SINCE '2026-01-01' UNTIL NOW EVERY \(every)", "2026-01-15T\(clock)"
    ).range
    #expect(range.to.description == "2026-01-15T\(now)Z")
  }

  @Test(arguments: [
    ("SINCE 1768420800 EVERY 1h", DiagnosticCode.invalidTime),
    ("SINCE 0 EVERY 1h", .invalidTime), ("SINCE 1e12 EVERY 1h", .invalidTime),
    ("SINCE 1.5 EVERY 1h", .invalidTime), ("SINCE 253402300800000 EVERY 1h", .invalidTime),
    ("SINCE 99999999999999999999 EVERY 1h", .invalidTime), ("SINCE '' EVERY 1h", .invalidTime),
    ("SINCE 'yesterday' EVERY 1h", .invalidTime), ("SINCE '2026-02-30' EVERY 1h", .invalidTime),
    ("SINCE '2026-01-15T24:00' EVERY 1h", .invalidTime),
    ("SINCE NOW - 0h EVERY 1h", .invalidDuration), ("SINCE NOW - 2000y EVERY 1h", .invalidDuration),
    ("LAST 0h EVERY 1h", .invalidDuration), ("LAST 1h EVERY 0m", .invalidDuration),
    ("UNTIL NOW EVERY 1h", .missingRange), ("EVERY 1h", .missingRange), ("", .missingRange),
    ("LAST 1h SINCE TODAY EVERY 1h", .conflictingRanges),
    ("UNTIL NOW LAST 1h EVERY 1h", .conflictingRanges),
    ("DURING TODAY UNTIL NOW", .conflictingRanges), ("DURING TODAY LAST 1h", .conflictingRanges),
    ("SINCE TODAY UNTIL NOW DURING TODAY", .conflictingRanges),
    ("LAST 1h TIMEZONE 'Nowhere'", .unknownZone),
  ])
  func isRefused(clauses: String, code: DiagnosticCode) throws {
    let bound = try Bound("SELECT http \(clauses)")
    #expect(bound.codes == [code])
    #expect(bound.binding.statements.isEmpty && bound.binding.drafts.isEmpty)
  }

  @Test(arguments: [
    ("SINCE 1768420800", "1768420800 is in 1970: times are in milliseconds", ["1768420800000"]),
    ("SINCE 99999999999", "99999999999 is in 1973: times are in milliseconds", ["99999999999000"]),
    ("SINCE 5", "'5' is not a time", []), ("SINCE 1.5", "'1.5' is not a time", []),
    ("SINCE 'x'", "'x' is not a time", []), ("UNTIL NOW", "UNTIL needs a SINCE", []),
    ("LAST 1h DURING TODAY", "a query has one range of time, and this is a second", []),
    ("", "a query needs a range of time", ["LAST 1h"]),
    ("LAST 1h TIMEZONE 'Nowhere'", "there is no time zone 'Nowhere'", ["'Europe/Berlin'"]),
  ])
  func mistakesHaveTheExpectedMessage(clauses: String, message: String, fixIts: [String]) throws {
    let bound = try Bound("SELECT http \(clauses)")
    #expect(bound.messages == [message])
    #expect(bound.fixIts == fixIts)
  }

  /// There is no fix-it, because the value is not where the parameter is used.
  @Test func aParameterInSecondsIsNotRepaired() throws {
    let bound = try Bound("PARAM $t = 1768420800; SELECT http SINCE $t")
    #expect(bound.messages == ["1768420800 is in 1970: times are in milliseconds"])
    #expect(bound.fixIts == [])
  }

  @Test func theSourceCoversAllClauses() throws {
    let text = "SELECT http UNTIL NOW EVERY 1h SINCE TODAY BY os"
    let source = try Bound(text).query.range.source
    #expect(
      String(decoding: Array(text.utf8)[source], as: UTF8.self) == "UNTIL NOW EVERY 1h SINCE TODAY")
  }

  @Test(arguments: [("'UTC'", true), ("'Europe/Berlin'", false)])
  func aZoneOfTheQueryIsStrongerThanASetting(name: String, isUTC: Bool) throws {
    let bound = try Bound(
      "SET timezone = 'America/Sao_Paulo'; SELECT http LAST 1h TIMEZONE \(name)")
    #expect(try bound.query.zone.isUTC == isUTC)
  }

  @Test(arguments: ["utc", "UTC", "Etc/UTC", "z"])
  func withoutZonesOnlyUTCIsKnown(name: String) throws {
    let text = "SELECT http LAST 1h TIMEZONE '\(name)'"
    #expect(try Bound(text, surroundings: Surroundings()).query.zone == .utc)
    let other = try Bound("SELECT http LAST 1h TIMEZONE 'CET'", surroundings: Surroundings())
    #expect(other.messages == ["no time zone but UTC is known here"])
  }
}
