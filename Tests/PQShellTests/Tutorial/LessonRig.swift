import PQ
import Testing

@testable import PQShell
@testable import PQRun
import PQSemantics

extension Session {
  /// A session with the demo as in the lessons.
  static var ofLessons: Session {
    get throws { try BackendChoice().session() }
  }
}

extension Lesson {
  /// Returns the result of a text as an answer to this lesson; `nil` if it has no query.
  func verdict(on text: String, settings: QuerySettings = QuerySettings()) async throws
    -> LessonResult?
  {
    var session = try Session.ofLessons
    session.environment.settings = settings
    let prepared = session.check(text)
    #expect(!prepared.hasErrors, "\(text)")
    var results: [WrittenResult] = []
    for statement in prepared.statements {
      let answer = try await session.run(statement)
      results.append(WrittenResult(answer: answer, settings: statement.settings))
    }
    return try await verdict(on: prepared, results, in: session)
  }
}
