public import PQSyntax

/// What a text means, and what is wrong with it. Texts that it includes are part of it.
public struct Binding: Sendable {
  /// A text and its mistakes.
  public struct Text: Sendable {
    /// What to call it; empty for the text itself, which its reader names.
    public let name: String
    /// The text, its tokens and its tree.
    public let tree: SyntaxTree
    /// The mistakes of grammar and meaning, in the order of the text.
    public var diagnostics: [Diagnostic] = []
  }

  /// A statement, and where it comes from.
  public struct Statement: Sendable, Equatable {
    /// What it means.
    public let meaning: BoundStatement
    /// Which of the texts it stands in, and where.
    public let text: Int
    /// Where it stands in that text, in bytes.
    public let range: Range<Int>
    /// What is set at that place.
    public let settings: Settings
  }

  /// The text itself, and behind it those that it includes.
  public internal(set) var texts: [Text] = []
  /// The statements that are right, in the order in which they are run. Complete only if no
  /// diagnostic is an error.
  public internal(set) var statements: [Statement] = []
  /// The queries of wrong statements, bound as far as their mistakes let them. They are not what
  /// the text asks, and serve only to find more mistakes.
  public internal(set) var drafts: [Statement] = []
  /// What the text leaves behind for the next.
  public internal(set) var environment: Environment

  /// The mistakes of all texts.
  public var diagnostics: [Diagnostic] { texts.flatMap(\.diagnostics) }

  /// Whether the text must not be run.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
