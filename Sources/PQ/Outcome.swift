public import PQEngine
public import PQModel
public import PQSemantics
public import PQSyntax

/// The result of running a query text.
public struct Outcome: Sendable {
  /// The answers of the statements that completed, in the order of the text.
  public internal(set) var answers: [Answer] = []
  /// The errors and warnings of the text. If one is an error, no request was sent.
  public let diagnostics: [Diagnostic]
  /// The failure that ended the run; `nil` if there was none. The answers of earlier statements are
  /// in `answers`.
  public internal(set) var failure: BackendFailure?
  /// The names, parameters and settings at the end of the text. Assign it to `Session.environment`
  /// to keep them.
  public let environment: QueryEnvironment

  init(_ prepared: Prepared) {
    diagnostics = prepared.diagnostics
    environment = prepared.environment
  }

  /// The rows of each answer, in the order of `answers`.
  public var tables: [DataTable] { answers.map(\.table) }

  /// True if every statement has an answer and no answer misses a part of its range.
  public var isComplete: Bool {
    failure == nil && answers.allSatisfy(\.isWhole)
      && !diagnostics.contains { $0.severity == .error }
  }
}
