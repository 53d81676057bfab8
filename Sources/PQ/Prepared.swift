public import PQModel
public import PQPlan
public import PQSemantics
public import PQSyntax

/// A text that has been read, bound and planned, and has not been sent.
public struct Prepared: Sendable {
  /// A statement that can be run.
  public struct Statement: Sendable {
    /// What is to be done.
    public enum Work: Sendable {
      /// Send a plan's requests.
      case run(Plan)
      /// Send a plan's requests, and show what that took.
      case analyze(Plan)
      /// Tell a plan, and what is known of its cost by then.
      case explain(Plan, Explanation.Format)
      /// Show a table that is known already.
      case show(Table)
    }

    /// Which of the texts it stands in.
    public let text: Int
    /// Where it stands in that text, in bytes.
    public let range: Range<Int>
    /// What is to be done.
    public let work: Work
    /// What SET has set before it.
    public let settings: Settings
    /// The file that INTO names; nil for wherever answers go.
    public let into: String?

    /// The requests that it sends.
    public var requests: [ExportRequest] {
      switch work {
      case .run(let plan), .analyze(let plan): plan.requests
      case .explain, .show: []
      }
    }
  }

  /// A text and its mistakes.
  public struct Text: Sendable {
    /// What to call it; empty for the text itself, which its reader names.
    public let name: String
    /// The text, its tokens and its tree.
    public let tree: SyntaxTree
    /// Every mistake of the text, in its order.
    public let diagnostics: [Diagnostic]
  }

  /// The text, and behind it those that it includes.
  public let texts: [Text]
  /// The statements, in the order in which they are run. Complete only if there are no errors.
  public let statements: [Statement]
  /// What the text leaves behind for the next: a session that is to go on from here gets it.
  public let environment: Environment

  /// The text, its tokens and its tree.
  public var tree: SyntaxTree { texts[0].tree }

  /// Every mistake of the text and of those that it includes.
  public var diagnostics: [Diagnostic] { texts.flatMap(\.diagnostics) }

  /// Whether the text must not be run.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// How many requests all statements send.
  public var requestCount: Int { statements.reduce(0) { $0 + $1.requests.count } }
}
