import PQ
import PQRun

/// What becomes of a lesson by what the user has asked.
enum LessonVerdict: Equatable {
  /// It is done.
  case right
  /// It goes on, because an answer differs from what it asks for.
  case wrong(LessonDifference)
}

extension Lesson {
  /// What the answers of a text are worth: one that is right is enough, and of several that are
  /// not the last one counts.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - results: the results of its statements, as far as they were answered.
  ///   - session: who has answered.
  /// - Returns: nil if it has asked nothing that could be meant as an answer.
  func verdict(
    on text: Prepared, _ results: [WrittenResult], in session: Session
  ) async throws(BackendFailure) -> LessonVerdict? {
    guard let settings = results.last?.settings,
      let wanted = try await wanted(in: session, settings)
    else { return nil }
    var verdict: LessonVerdict?
    for (statement, result) in zip(text.statements, results) {
      guard case .run = statement.work else { continue }
      let answer = LessonAnswer(result.table, of: statement)
      let difference = LessonCheck(answer, wanted, isOrdered: isOrdered).difference
      guard let difference else { return .right }
      if !text.isShow(statement) { verdict = .wrong(difference) }
    }
    return verdict
  }

  /// What the task asks for, by the clock of a session and with settings that the user may have.
  private func wanted(
    in session: Session, _ settings: Settings
  ) async throws(BackendFailure) -> LessonAnswer? {
    var session = session
    session.environment = Environment()
    session.environment.settings = settings
    guard let statement = session.prepare(answer).statements.last else { return nil }
    return LessonAnswer(try await session.run(statement).table, of: statement)
  }
}

extension Prepared {
  /// Whether a statement is SHOW VALUES, which looks around rather than answers.
  fileprivate func isShow(_ statement: Statement) -> Bool {
    text(of: statement).prefix(4).lowercased() == "show"
  }
}
