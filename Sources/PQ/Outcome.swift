package import PQEngine
package import PQModel
package import PQSemantics
package import PQSyntax

/// The result of running a query text, with errors and failures as data.
package struct Outcome: Sendable {
  /// The answers of the statements that completed, in the order of the text.
  package internal(set) var answers: [Answer] = []
  /// The errors and warnings of the text. If one is an error, no request was sent.
  package let diagnostics: [Diagnostic]
  /// The failure that ended the run; `nil` if there was none. The answers of earlier statements are
  /// in `answers`.
  package internal(set) var failure: BackendFailure?
  /// The names, parameters and settings at the end of the text. Assign it to `Session.environment`
  /// to keep them.
  package let environment: QueryEnvironment

  init(_ prepared: CheckedText) {
    diagnostics = prepared.diagnostics
    environment = prepared.environment
  }

  /// The rows of each answer, in the order of `answers`.
  package var tables: [DataTable] { answers.map(\.table) }

  /// True if every statement has an answer and no answer misses a part of its range.
  package var isComplete: Bool {
    failure == nil && answers.allSatisfy(\.isComplete)
      && !diagnostics.contains { $0.severity == .error }
  }
}
