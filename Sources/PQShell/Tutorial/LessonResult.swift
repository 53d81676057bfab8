import PQ
import PQRun
import PQSemantics

/// The result of an answer to a lesson.
enum LessonResult: Equatable {
  /// The answer is correct.
  case right
  /// The answer differs from the solution.
  case wrong(LessonDifference)
}

extension Lesson {
  /// Compares the results of a text with the solution. One correct result suffices. If none is correct,
  /// the last one counts.
  ///
  /// - Parameters:
  ///   - text: the text that ran.
  ///   - results: the results of its first statements, as far as it ran.
  ///   - session: the session that computes the solution.
  /// - Returns: The result of the comparison; `nil` if no query of the text could be an answer.
  /// - Throws: `BackendFailure` if the solution cannot be computed.
  func verdict(
    on text: CheckedText, _ results: [WrittenResult], in session: Session
  ) async throws(BackendFailure) -> LessonResult? {
    guard let settings = results.last?.settings,
      let wanted = try await wanted(in: session, settings)
    else { return nil }
    var verdict: LessonResult?
    for (statement, result) in zip(text.statements, results) {
      guard case .run = statement.work else { continue }
      let answer = LessonAnswer(result.table, of: statement)
      let difference = LessonCheck(answer, wanted, isOrdered: isOrdered).difference
      guard let difference else { return .right }
      if !text.isShow(statement) { verdict = .wrong(difference) }
    }
    return verdict
  }

  /// Returns the solution under the user's settings, but without names of LET; `nil` if the solution
  /// has an error.
  private func wanted(
    in session: Session, _ settings: QuerySettings
  ) async throws(BackendFailure) -> LessonAnswer? {
    var session = session
    session.environment = QueryEnvironment()
    session.environment.settings = settings
    guard let statement = session.check(answer).statements.last else { return nil }
    return LessonAnswer(try await session.run(statement).table, of: statement)
  }
}

extension CheckedText {
  /// Returns true for SHOW VALUES. It is not meant as an answer.
  fileprivate func isShow(_ statement: Statement) -> Bool {
    text(of: statement).prefix(4).lowercased() == "show"
  }
}

/// The result of a statement, and the ranges that its query covers.
struct LessonAnswer {
  let table: DataTable
  /// The range of the query; `nil` for other statements.
  let range: TimeRange?
  /// The range of the comparison; `nil` if there is none.
  let before: TimeRange?

  /// Creates an answer from the result of a statement.
  init(_ table: DataTable, of statement: CheckedText.Statement) {
    self.table = table
    guard case .run(let plan) = statement.work else {
      (range, before) = (nil, nil)
      return
    }
    (range, before) = (plan.current.range, plan.before?.range)
  }
}
