public import PQSyntax

/// What a text means, and what is wrong with it.
public struct Binding: Sendable {
  /// The statements that are right, in order. Complete only if no diagnostic is an error.
  public let statements: [Located<BoundStatement>]
  /// The queries of wrong statements, bound as far as their mistakes let them. They are not what the
  /// text asks, and serve only to find more mistakes.
  public let drafts: [BoundQuery]
  /// The mistakes of grammar and meaning, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Whether the text must not be run.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
