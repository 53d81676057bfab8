public import PQEngine
public import PQModel
public import PQSyntax

/// What came of running a text.
public struct Outcome: Sendable {
  /// The answers of the statements that were run, in order.
  public internal(set) var tables: [Table] = []
  /// Every mistake of the text; with an error among them nothing was sent.
  public let diagnostics: [Diagnostic]
  /// Why the backend gave up, if it did; the statements before were answered.
  public internal(set) var failure: BackendFailure?

  init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// Whether every statement was answered.
  public var isComplete: Bool {
    failure == nil && !diagnostics.contains { $0.severity == .error }
  }
}
