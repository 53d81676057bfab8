import PQ

/// Runs texts and writes their results.
struct TextRunner {
  let session: Session
  let reporter: Reporter
  let hasTiming: Bool

  /// Runs a text: every statement of it, or none if there is an error in any.
  func run(
    _ input: InputText, writingTo target: inout ResultTarget
  ) async throws -> ExitStatus {
    let prepared = session.prepare(input.bytes)
    reporter.report(prepared.diagnostics, of: input)
    guard !prepared.hasErrors else { return .wrongQuery }
    for statement in prepared.statements {
      guard let table = await answer(statement) else { return .backend }
      try target.write(table)
    }
    return .success
  }

  /// The answer of a statement, or nil if the backend gave up, which is told.
  private func answer(_ statement: Prepared.Statement) async -> Table? {
    let start = ContinuousClock.now
    do throws(BackendFailure) {
      let table = try await session.run(statement)
      if hasTiming { reporter.report(table, time: ContinuousClock.now - start) }
      return table
    } catch {
      reporter.report(error)
      return nil
    }
  }
}
