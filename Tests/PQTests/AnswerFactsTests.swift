import PQ
import PQFixture
import Testing

/// An answer has what its captions say as values.
@Suite struct AnswerFactsTests {
  private static func answer(_ text: String) async throws -> Answer {
    let outcome = await Session(backend: DemoBackend()).outcome(of: text)
    return try #require(outcome.answers.first, "\(outcome.diagnostics) \(outcome.failure as Any)")
  }

  @Test func aSeriesHasItsRangesZoneAndBuckets() async throws {
    let answer = try await Self.answer(
      "SELECT http, played, p2p / http AS r BY os LAST 2h EVERY 1h TIMEZONE 'Asia/Tokyo' "
        + "COMPARE WITH PREVIOUS")
    let frame = try #require(answer.facts).frame
    #expect(frame.range.description == "2026-01-15T18:00Z to 2026-01-15T20:00Z")
    #expect(frame.comparedRange?.description == "2026-01-15T16:00Z to 2026-01-15T18:00Z")
    #expect(frame.zone.name == "Asia/Tokyo" && frame.bucketing?.description == "1h")
    #expect(!frame.isBucketingChosen && frame.omissions == [])
    #expect(answer.table.columns.map(\.name).prefix(3) == ["timestamp", "os.name", "http"])
    #expect(answer.units.prefix(3) == [nil, nil, .bytes])
    #expect(answer.units.contains(.milliseconds))
    #expect(answer.facts?.captions == answer.table.captions)
  }

  @Test func oneBucketForTheWholeRangeHasNoBucketing() async throws {
    let answer = try await Self.answer("SELECT http LAST 1h")
    let frame = try #require(answer.facts).frame
    #expect(frame.bucketing == nil && frame.comparedRange == nil && frame.zone.isUTC)
    #expect(answer.table.captions == [frame.range.description])
  }

  @Test func theChosenBucketingIsKnown() async throws {
    let frame = try #require(try await Self.answer("SELECT http LAST 1h EVERY AUTO").facts).frame
    #expect(frame.isBucketingChosen && frame.bucketing?.description == "1m")
  }

  @Test func omittedBucketsAreAValue() async throws {
    let text =
      "SELECT http SINCE '2025-12-01' UNTIL '2026-01-01' EVERY 1d COMPARE WITH 1mo AGO"
    let facts = try #require(try await Self.answer(text).facts)
    guard case .unpaired(let days)? = facts.frame.omissions.first else {
      Issue.record("\(facts.frame.omissions)")
      return
    }
    #expect(days.count == 1)
    #expect(facts.captions.last == "1 day without a partner left out")
  }

  @Test func costAndSourceCountTheRequests() async throws {
    let facts = try #require(try await Self.answer("SELECT http LAST 12h EVERY 1m").facts)
    #expect(facts.cost.requests == 2 && facts.cost.rows == 720)
    #expect(facts.cost.bytes > 720 * 8 && facts.cost.time > .zero)
    #expect(
      facts.source
        == AnswerFacts.Source(backend: "demo", fetched: 2, stored: 0, partlyStored: 0))
    #expect(facts.missing == [] && !facts.isTopUndecided)
  }

  @Test(arguments: [
    ("SHOW METRICS", false), ("EXPLAIN SELECT http LAST 1h", false),
    ("EXPLAIN ANALYZE SELECT http LAST 1h", true),
  ])
  func statementsThatReadDataHaveFacts(text: String, hasFacts: Bool) async throws {
    #expect(try await (Self.answer(text).facts != nil) == hasFacts)
  }
}
