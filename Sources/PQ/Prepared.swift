public import PQModel
public import PQPlan
public import PQSyntax

/// A text that has been read, bound and planned, and has not been sent.
public struct Prepared: Sendable {
  /// A statement that can be run.
  public struct Statement: Sendable {
    /// What is to be done.
    public enum Work: Sendable {
      /// Send a plan's requests.
      case run(Plan)
      /// Show a table that is known already.
      case show(Table)
    }

    /// Where it stands in the text, in bytes.
    public let range: Range<Int>
    /// What is to be done.
    public let work: Work
  }

  /// The text, its tokens and its tree.
  public let tree: SyntaxTree
  /// The statements, in order. Complete only if there are no errors.
  public let statements: [Statement]
  /// Every mistake of the text, in its order.
  public let diagnostics: [Diagnostic]

  /// Whether the text must not be run.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
