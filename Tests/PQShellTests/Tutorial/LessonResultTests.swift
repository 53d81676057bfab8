import PQ
import PQModel
import Testing

@testable import PQShell
import PQSemantics

/// The choice of the answers that count, if a text has several.
@Suite struct LessonResultTests {
  private let lesson = Lesson.all[0]

  @Test func oneThatIsRightIsEnough() async throws {
    let text = "SELECT http LAST 1h; SELECT http, p2p LAST 24h; SELECT p2p LAST 1h"
    #expect(try await lesson.verdict(on: text) == .right)
  }

  @Test func ofSeveralThatAreWrongTheLastCounts() async throws {
    let text = "SELECT http, p2p LAST 1h; SELECT p2p LAST 24h"
    let difference = LessonDifference.columns(missing: ["http"], extra: [])
    #expect(try await lesson.verdict(on: text) == .wrong(difference))
  }

  /// Texts without a query are not answers.
  @Test(arguments: [
    "SHOW METRICS", "SHOW VALUES OF os LAST 1h", "EXPLAIN SELECT http LAST 1h", "LET a = http",
    "EXPLAIN ANALYZE SELECT http LAST 1h", "", "SET format = 'csv'",
  ])
  func textsWithoutAQueryAreNotAnswers(text: String) async throws {
    #expect(try await lesson.verdict(on: text) == nil)
  }

  @Test func aQueryAfterShowCounts() async throws {
    let text = "SHOW METRICS; SELECT http, p2p LAST 24h; SHOW LIMITS"
    #expect(try await lesson.verdict(on: text) == .right)
  }

  /// The time zone of the user's settings applies to the task and to the answer.
  @Test(arguments: Lesson.all)
  func settingsOfTheUserHold(lesson: Lesson) async throws {
    var settings = QuerySettings()
    settings.timezone = try Surroundings.systemZone("Asia/Tokyo")
    settings.maxRequests = 1
    #expect(try await lesson.verdict(on: lesson.answer, settings: settings) == .right)
  }
}
