import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct EveryTests {
  @Test(
    arguments: [
      ("1m", .fixed(.minute)), ("60s", .fixed(.minute)), ("7m", .fixed(7 * .minute)),
      ("90m", .fixed(90 * .minute)), ("60m", .fixed(.hour)), ("1h30m", .fixed(90 * .minute)),
      ("1d", .fixed(.day)), ("24h", .fixed(.day)), ("1440m", .fixed(.day)),
      ("7d", .fixed(7 * .day)),
      ("36h", .fixed(36 * .hour)), ("1w", .weeks(1)), ("2w", .weeks(2)), ("1w1w", .weeks(2)),
      ("0h1w", .weeks(1)), ("1w7d", .fixed(14 * .day)), ("1w1h", .fixed(169 * .hour)),
      ("1mo", .months(1)), ("2mo", .months(2)), ("1q", .months(3)), ("1q1mo", .months(4)),
      ("1y", .months(12)), ("0d1mo", .months(1)),
    ] as [(String, Bucketing.Length)])
  func cutsIntoBuckets(text: String, length: Bucketing.Length) throws {
    let query = try Bound("SELECT http LAST 2y EVERY \(text)").query
    #expect(query.every == .bucket(Bucketing(length), at: 26..<26 + text.utf8.count))
  }

  /// Buckets of a day or longer begin at midnight of the zone. Shorter ones are aligned to UTC.
  @Test(
    arguments: [
      ("1d", .days(1)), ("24h", .days(1)), ("2d", .days(2)), ("1d1w", .days(8)), ("1d0h", .days(1)),
      ("1w", .weeks(1)), ("1mo", .months(1)), ("1q", .months(3)), ("12h", .fixed(12 * .hour)),
      ("36h", .fixed(36 * .hour)), ("1d12h", .fixed(36 * .hour)),
    ] as [(String, Bucketing.Length)])
  func daysFollowTheZone(text: String, length: Bucketing.Length) throws {
    for clause in ["", "TIMEZONE 'Europe/Berlin'"] {
      let set = clause.isEmpty ? "SET timezone = 'Europe/Berlin';" : ""
      let query = try Bound("\(set) SELECT http LAST 2y EVERY \(text) \(clause)").query
      guard case .bucket(let buckets, _) = query.every else {
        Issue.record("\(query.every)")
        return
      }
      #expect(buckets == Bucketing(length, in: .berlin))
    }
  }

  @Test func mayBeAutoOrMissing() throws {
    #expect(try Bound("SELECT http LAST 1h EVERY AUTO").query.every == .auto(at: 20..<30))
    #expect(try Bound("SELECT http LAST 1h").query.every == .whole)
    #expect(try Bound("PARAM $e = 5m; SELECT http LAST 1h EVERY $e").query.every != .whole)
  }

  @Test(arguments: [
    ("30s", "1m"), ("90s", "2m"), ("1ms", "1m"), ("1h30s", "1h1m"), ("1d1ms", "1d1m"),
  ])
  func isMadeOfIntervalsOfTheBackend(text: String, fixIt: String) throws {
    let bound = try Bound("SELECT http LAST 1d EVERY \(text)")
    #expect(bound.codes == [.unknownInterval])
    #expect(
      bound.messages == [
        "buckets of \(text) cannot be made of those of this backend, the shortest of which are 1m"
      ])
    #expect(bound.fixIts == [fixIt])
  }

  @Test(
    arguments: [
      (Interval.m5, "7m", "10m"), (.h1, "90m", "2h"), (.h12, "1h", "12h"), (.d1, "12h", "1d"),
      (.d7, "1d", "7d"), (.d7, "1w", "7d"), (.d7, "1mo", "7d"), (.d7, "10d", "14d"),
      (.d14, "7d", "14d"),
      (.d7, "7d", nil), (.d7, "28d", nil), (.d14, "14d", nil), (.d1, "1w", nil), (.d1, "1mo", nil),
      (.h12, "1d", nil), (.h1, "1w", nil), (.m5, "15m", nil),
    ] as [(Interval, String, String?)])
  func aCoarseBackendHasFewer(grain: Interval, text: String, fixIt: String?) throws {
    let catalog = Catalog(limits: ExportLimits.documented.coarsened(to: grain))
    let bound = try Bound("SELECT http LAST 1y EVERY \(text)", catalog: catalog)
    #expect(bound.codes == (fixIt == nil ? [] : [.unknownInterval]))
    #expect(bound.fixIts == (fixIt.map { [$0] } ?? []))
  }

  @Test(arguments: [
    ("1mo1d", "1mo1d mixes months with what clocks count, and no calendar has such buckets"),
    ("1y1h", "1y1h mixes months with what clocks count, and no calendar has such buckets"),
    ("0m", "0m is no time at all"), ("2000y", "2000y is longer than 1000 years"),
    ("$e", "there is no parameter '$e'"),
  ])
  func mistakesHaveTheExpectedMessage(text: String, message: String) throws {
    #expect(try Bound("SELECT http LAST 1d EVERY \(text)").messages == [message])
  }

  @Test func aBackendMayHaveNoBuckets() throws {
    let catalog = Catalog(limits: ExportLimits(rules: [], maxDimensions: 2))
    let bound = try Bound("SELECT http LAST 1d EVERY 1h", catalog: catalog)
    #expect(bound.messages == ["this backend has no buckets"])
  }
}
