import PQ

/// Runs texts and writes their results.
struct TextRunner {
  var session: Session
  let reporter: Reporter
  var hasTiming: Bool
  let maxRequests: Int?
  /// Who stays with statements that wait for a server; nil if none does.
  var watch: StatementWatch?

  /// Prepares a text, which then stands before all that come after.
  mutating func prepare(_ input: InputText) -> Prepared {
    let prepared = session.prepare(input.bytes, name: input.path)
    session.environment = prepared.environment
    return prepared
  }

  /// Runs texts in order, up to the first that is wrong. All are read before the first is run.
  ///
  /// - Returns: whether all of it was answered in whole.
  mutating func run(
    _ inputs: [InputText], writingTo target: inout ResultTarget
  ) async throws -> ExitStatus {
    var texts: [Prepared] = []
    for input in inputs { texts.append(prepare(input)) }
    try checkParameters(of: texts)
    try checkRequests(of: texts)
    try checkFiles(of: texts, target)
    var status = ExitStatus.success
    for (input, text) in zip(inputs, texts) {
      switch try await run(text, of: input, writingTo: &target) {
      case .success: continue
      case .partial: status = .partial
      case let failure: throw CommandFailure.told(failure)
      }
    }
    return status
  }

  /// Runs a text: every statement of it, or none if there is an error in any.
  func run(
    _ prepared: Prepared, of input: InputText, writingTo target: inout ResultTarget
  ) async throws -> ExitStatus {
    report(prepared, of: input)
    guard !prepared.hasErrors else { return .wrongQuery }
    var status = ExitStatus.success
    for statement in prepared.statements {
      switch await result(of: statement) {
      case .success(let answer):
        try target.write(answer.table, of: statement)
        reporter.report(answer.missing)
        if !answer.isWhole { status = .partial }
      case .failure(let failure):
        reporter.report(failure)
        return ExitStatus(failure)
      }
    }
    return status
  }

  /// Tells what is wrong with a text, and with those that it includes.
  func report(_ prepared: Prepared, of input: InputText) {
    for (number, text) in prepared.texts.enumerated() {
      let source = number == 0 ? input : InputText(name: text.name, bytes: text.tree.source)
      reporter.report(text.diagnostics, of: source)
    }
  }

  private func result(
    of statement: Prepared.Statement
  ) async -> Result<Answer, BackendFailure> {
    let start = ContinuousClock.now
    let cache = CacheReport(session.backend)
    let usage = cache.usage
    let result =
      if let watch {
        await watch.run(statement, in: session)
      } else {
        await session.result(of: statement)
      }
    if case .success(let answer) = result, hasTiming {
      reporter.report(answer.table, time: ContinuousClock.now - start)
    }
    return result.map { cache.told($0, since: usage) }
  }
}

extension Session {
  /// The answer of a statement, or why there is none.
  func result(of statement: Prepared.Statement) async -> Result<Answer, BackendFailure> {
    do throws(BackendFailure) {
      return .success(try await run(statement))
    } catch {
      return .failure(error)
    }
  }
}
