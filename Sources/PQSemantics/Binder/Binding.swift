public import PQSyntax

/// What a text means, and what is wrong with it.
public struct Binding: Sendable {
  /// The statements, in order. Complete only if no diagnostic is an error.
  public let statements: [Located<BoundStatement>]
  /// The mistakes of grammar and meaning, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Whether the text must not be run.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
