public import PQEngine
public import PQModel
public import PQSemantics
public import PQSyntax

/// What came of running a text.
public struct Outcome: Sendable {
  /// The answers of the statements that were run, in order.
  public internal(set) var answers: [Answer] = []
  /// Every mistake of the text; with an error among them nothing was sent.
  public let diagnostics: [Diagnostic]
  /// Why there is no answer to a statement, if there is none; those before were answered.
  public internal(set) var failure: BackendFailure?
  /// What the text leaves behind for the next.
  public let environment: Environment

  init(_ prepared: Prepared) {
    diagnostics = prepared.diagnostics
    environment = prepared.environment
  }

  /// The rows of the answers.
  public var tables: [Table] { answers.map(\.table) }

  /// Whether every statement was answered, and in whole.
  public var isComplete: Bool {
    failure == nil && answers.allSatisfy(\.isWhole)
      && !diagnostics.contains { $0.severity == .error }
  }
}
