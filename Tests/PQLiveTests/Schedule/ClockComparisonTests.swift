import PQEngine
import PQModel
import PQTestServers
import Synchronization
import Testing

@testable import PQLive

/// The comparison of this machine's clock with the server's clock.
@Suite struct ClockComparisonTests {
  private static let now = CivilTime(year: 2026, month: 1, day: 15).instant + 12 * .hour

  private static func head(_ fields: [String: String]) -> HTTPHead {
    HTTPHead(status: 200, fields: fields.map { .init(name: $0.key, value: $0.value) })
  }

  private func comparison(
    _ fields: [String: String], took time: TimeSpan = TimeSpan(milliseconds: 0)
  ) -> ClockComparison? {
    ClockComparison(Self.head(fields), sent: Self.now, arrived: Self.now + time)
  }

  @Test(
    arguments: [
      ("Thu, 15 Jan 2026 12:00:00 GMT", nil), ("Thu, 15 Jan 2026 11:59:00 GMT", nil),
      ("Thu, 15 Jan 2026 11:58:59 GMT", 61), ("Thu, 15 Jan 2026 11:00:00 GMT", 3600),
      ("Thu, 15 Jan 2026 12:01:00 GMT", nil), ("Thu, 15 Jan 2026 12:01:01 GMT", -61),
      ("Thursday, 15-Jan-26 13:00:00 GMT", -3600), ("Wed Jan 14 12:00:00 2026", 86_400),
    ] as [(String, Int64?)])
  func aMinuteIsTolerated(date: String, seconds: Int64?) {
    let difference = comparison(["date": date])?.difference
    #expect(difference == seconds.map { $0 * .second })
  }

  @Test(arguments: ["", "now", "Thu, 15 Jan 2026 11:00 GMT", "1768474800", "2026-01-15T11:00:00Z"])
  func invalidDateIsIgnored(date: String) {
    #expect(comparison(["date": date]) == nil)
    #expect(comparison([:]) == nil)
  }

  /// The answer may have been made at any time during the request.
  @Test func differenceWithinRequestTimeIsIgnored() {
    let date = ["date": "Thu, 15 Jan 2026 12:04:00 GMT"]
    #expect(comparison(date, took: 5 * .minute)?.difference == nil)
    #expect(comparison(date, took: 2 * .minute)?.difference == -120 * .second)
  }

  @Test func aFastClockCutsTheAnswerOff() throws {
    let fast = try #require(comparison(["date": "Thu, 15 Jan 2026 11:00:00 GMT"]))
    let cutoff = try #require(fast.cutoff(of: "x"))
    #expect(cutoff.time == Self.now - .hour && cutoff.failure.kind == .request)
    #expect(cutoff.failure.description == "by the clock of x it is not over yet")
    let slow = try #require(comparison(["date": "Thu, 15 Jan 2026 13:00:00 GMT"]))
    #expect(slow.cutoff(of: "x") == nil)
  }

  /// The clocks agree, but an answer from an HTTP cache lacks the data since its creation.
  @Test func anAnswerThatWasKeptOnItsWayIsCutOff() throws {
    let kept = try #require(
      comparison(["date": "Thu, 15 Jan 2026 11:00:00 GMT", "age": "3600"]))
    #expect(kept.difference == nil)
    let cutoff = try #require(kept.cutoff(of: "x"))
    #expect(cutoff.time == Self.now - .hour)
    #expect(cutoff.failure.description == "the answer of x was kept on its way for 60 min")
    let odd = comparison(["date": "Thu, 15 Jan 2026 12:00:00 GMT", "age": "-5"])
    #expect(odd?.age == nil && odd?.difference == nil)
  }
}

/// The effect of the comparison on a backend. The clock of this machine is at midnight.
extension ClockComparisonTests {
  private struct HeadLog: AnswerSink {
    var heads: [AnswerHead] = []
    mutating func begin(_ head: AnswerHead) { heads.append(head) }
    mutating func take(_ piece: DataTable) {}
  }

  /// Returns the heads of two answers and the reported differences.
  private func outcome(
    of reply: Reply, hasOwnClock: Bool = false
  ) async throws -> (heads: [AnswerHead], differences: [Duration]) {
    let differences = Mutex<[Duration]>([])
    let backend = try LiveSample.backend(ScriptedTransport(reply)) { settings in
      if hasOwnClock { settings.now = LiveSample.start }
      settings.retry = .never
      settings.observer = { event in
        if case .clockDiffers(let ahead) = event { differences.withLock { $0.append(ahead) } }
      }
    }
    var log = HeadLog()
    for _ in 0..<2 { try? await backend.answer(LiveSample.request(), to: &log) }
    return (log.heads, differences.withLock { $0 })
  }

  private func reply(_ date: String?, status: String = "200 OK") -> Reply {
    Reply(status, LiveSample.goodJSON, headers: date.map { [("Date", $0)] } ?? [])
  }

  private static let hourBehind = "Wed, 14 Jan 2026 23:00:00 GMT"
  private static let serverTime = LiveSample.start + 23 * .hour

  @Test func differenceIsReportedOnce() async throws {
    let (heads, differences) = try await outcome(of: reply(Self.hourBehind))
    #expect(differences == [.seconds(3600)])
    #expect(heads.map(\.serverTime) == [Self.serverTime, Self.serverTime])
    #expect(heads.map(\.cutoff?.time) == [Self.serverTime, Self.serverTime])
  }

  @Test func aServerThatIsAheadIsReported() async throws {
    let (heads, differences) = try await outcome(of: reply("Thu, 15 Jan 2026 01:00:00 GMT"))
    #expect(differences == [.seconds(-3600)])
    #expect(heads.map(\.cutoff) == [nil, nil])
  }

  @Test(arguments: ["Wed, 14 Jan 2026 23:59:30 GMT", nil, "yesterday"])
  func smallOrUnknownDifferenceIsNotReported(date: String?) async throws {
    let (heads, differences) = try await outcome(of: reply(date))
    #expect(differences == [] && heads.map(\.cutoff) == [nil, nil])
    #expect(heads.allSatisfy { ($0.serverTime == nil) == (date?.hasSuffix("GMT") != true) })
  }

  /// A clock that is set is not compared, but the time of the server is still reported.
  @Test func aClockThatWasSetIsNotCompared() async throws {
    let (heads, differences) = try await outcome(of: reply(Self.hourBehind), hasOwnClock: true)
    #expect(differences == [] && heads.map(\.cutoff) == [nil, nil])
    #expect(heads.map(\.serverTime) == [Self.serverTime, Self.serverTime])
  }

  /// A refused request is compared too, because a difference of clocks can be the cause.
  @Test func aRefusalIsCompared() async throws {
    let refused = try await outcome(of: reply(Self.hourBehind, status: "400 Bad Request"))
    #expect(refused.heads == [] && refused.differences == [.seconds(3600)])
    let failed = try await outcome(of: reply(Self.hourBehind, status: "503 No"))
    #expect(failed.differences == [])
  }

  @Test func aWarningNamesTheDifference() {
    let ahead = LiveEvent.clockDiffers(ahead: .seconds(3600)).warning
    #expect(ahead?.hasPrefix("this machine is 60 min ahead of the server; ") == true)
    let behind = LiveEvent.clockDiffers(ahead: .seconds(-90)).warning
    #expect(behind?.hasPrefix("this machine is 90 s behind the server; ") == true)
    #expect(LiveEvent.answered(rows: 1).warning == nil)
  }
}
