public import PQModel
public import PQPlan
public import PQSemantics
public import PQSyntax

/// A query text that is parsed, bound and planned. None of its requests has been sent.
public struct Prepared: Sendable {
  /// A statement that is ready to run.
  public struct Statement: Sendable {
    /// The action of a statement.
    public enum Work: Sendable {
      /// Sends the requests of a plan and returns the result.
      case run(Plan)
      /// Sends the requests of a plan and returns measurements of the execution (EXPLAIN ANALYZE).
      case analyze(Plan)
      /// Describes a plan and its estimated cost in a format, and sends nothing (EXPLAIN).
      case explain(Plan, Explanation.Format)
      /// Returns a table that is already computed (SHOW).
      case show(Table)
    }

    /// The index in `Prepared.texts` of the text that contains the statement.
    public let text: Int
    /// The position of the statement in that text, as a range of UTF-8 byte offsets.
    public let range: Range<Int>
    /// The action that runs the statement.
    public let work: Work
    /// The settings in force at the statement.
    public let settings: Settings
    /// The path after INTO; `nil` if the statement has no INTO.
    public let into: String?

    /// The requests that the statement sends. Empty for EXPLAIN and SHOW.
    public var requests: [ExportRequest] {
      switch work {
      case .run(let plan), .analyze(let plan): plan.requests
      case .explain, .show: []
      }
    }
  }

  /// One query text with its diagnostics.
  public struct Text: Sendable {
    /// The name of the text. For the main text it is the `name` of `Session.prepare`, for an
    /// included text its path.
    public let name: String
    /// The bytes of the text, its tokens and its syntax tree.
    public let tree: SyntaxTree
    /// The errors and warnings in the order of the text. After 20 errors, one more error reports
    /// that there are others. The number of warnings is not limited.
    public let diagnostics: [Diagnostic]
  }

  /// The main text, followed by the texts that it includes. Never empty.
  public let texts: [Text]
  /// The statements in the order of execution. Complete only if `hasErrors` is false.
  public let statements: [Statement]
  /// The names, parameters and settings at the end of the text. Assign it to `Session.environment`
  /// to keep them.
  public let environment: Environment

  /// The bytes, tokens and syntax tree of the main text.
  public var tree: SyntaxTree { texts[0].tree }

  /// The errors and warnings of the main text and of the texts that it includes.
  public var diagnostics: [Diagnostic] { texts.flatMap(\.diagnostics) }

  /// True if a diagnostic is an error. Such a text must not be run.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The number of requests that all statements send.
  public var requestCount: Int { statements.reduce(0) { $0 + $1.requests.count } }
}
