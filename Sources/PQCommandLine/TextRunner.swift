import PQ

/// Runs texts and writes their results.
struct TextRunner {
  var session: Session
  let reporter: Reporter
  let hasTiming: Bool
  let maxRequests: Int?

  /// Prepares a text, which then stands before all that come after.
  mutating func prepare(_ input: InputText) -> Prepared {
    let prepared = session.prepare(input.bytes, name: input.path)
    session.environment = prepared.environment
    return prepared
  }

  /// Runs texts in order, up to the first that is wrong. All are read before the first is run.
  mutating func run(_ inputs: [InputText], writingTo target: inout ResultTarget) async throws {
    var texts: [Prepared] = []
    for input in inputs { texts.append(prepare(input)) }
    try checkParameters(of: texts)
    try checkRequests(of: texts)
    try checkFiles(of: texts, target)
    for (input, text) in zip(inputs, texts) {
      let status = try await run(text, of: input, writingTo: &target)
      guard status == .success else { throw CommandFailure.told(status) }
    }
  }

  /// Runs a text: every statement of it, or none if there is an error in any.
  func run(
    _ prepared: Prepared, of input: InputText, writingTo target: inout ResultTarget
  ) async throws -> ExitStatus {
    report(prepared, of: input)
    guard !prepared.hasErrors else { return .wrongQuery }
    for statement in prepared.statements {
      guard let table = await answer(statement) else { return .backend }
      try target.write(table, of: statement)
    }
    return .success
  }

  /// Tells what is wrong with a text, and with those that it includes.
  func report(_ prepared: Prepared, of input: InputText) {
    for (number, text) in prepared.texts.enumerated() {
      let source = number == 0 ? input : InputText(name: text.name, bytes: text.tree.source)
      reporter.report(text.diagnostics, of: source)
    }
  }

  /// The answer of a statement, or nil if the backend gave up, which is told.
  private func answer(_ statement: Prepared.Statement) async -> Table? {
    let start = ContinuousClock.now
    let cache = CacheReport(session.backend)
    let usage = cache.usage
    do throws(BackendFailure) {
      let table = try await session.run(statement)
      if hasTiming { reporter.report(table, time: ContinuousClock.now - start) }
      return cache.told(table, since: usage)
    } catch {
      reporter.report(error)
      return nil
    }
  }
}
