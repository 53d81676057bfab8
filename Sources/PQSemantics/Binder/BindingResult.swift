public import PQSyntax

/// The meaning and the diagnostics of a text, including the texts that it includes.
public struct BindingResult: Sendable {
  /// A text and its diagnostics.
  public struct Text: Sendable {
    /// The name that the caller gave to the text (empty by default), or the path of an included text.
    public let name: String
    /// The syntax tree, with its source and tokens.
    public let tree: SyntaxTree
    /// The diagnostics of grammar and meaning, in the order of the text.
    public var diagnostics: [Diagnostic] = []
  }

  /// A statement and its position.
  public struct Statement: Sendable, Equatable {
    /// The meaning of the statement.
    public let meaning: BoundStatement
    /// The index of its text in `texts`.
    public let text: Int
    /// The position in that text, in bytes from its start.
    public let range: Range<Int>
    /// The settings that apply to the statement.
    public let settings: QuerySettings
  }

  /// The text itself, followed by the texts that it includes.
  public internal(set) var texts: [Text] = []
  /// The correct statements, in the order of execution. The list is complete only if `hasErrors` is
  /// false.
  public internal(set) var statements: [Statement] = []
  /// The queries of incorrect statements, bound as far as possible. They must not be run; the planner
  /// uses them to find more errors.
  public internal(set) var drafts: [Statement] = []
  /// The names, parameters and settings for the next text.
  public internal(set) var environment: QueryEnvironment

  /// The diagnostics of all texts.
  public var diagnostics: [Diagnostic] { texts.flatMap(\.diagnostics) }

  /// True if a diagnostic is an error. Then the text must not be run.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// A statement with resolved names and checked units.
public enum BoundStatement: Sendable, Equatable {
  /// A query to run.
  case query(BoundQuery)
  /// A query to explain. With `analyzes` it is run, and the actual requests are reported.
  case explain(BoundQuery, ExplainFormat, analyzes: Bool)
  /// A list to show.
  case show(ShowTarget)

  /// The query to run or explain; `nil` for SHOW.
  public var query: BoundQuery? {
    switch self {
    case .query(let query), .explain(let query, _, _): query
    case .show: nil
    }
  }
}

/// The output format of EXPLAIN.
public enum ExplainFormat: String, Sendable, CaseIterable {
  /// Lines for people.
  case text
  /// One JSON object, whose `requests` are request bodies of the API.
  case json
  /// Commands for curl.
  case curl
}

/// The list that SHOW prints. The raw value is its keyword in lower case.
public enum ShowTarget: String, Sendable, CaseIterable {
  /// The lists of metrics, dimensions, intervals, limits, functions and settings.
  case metrics, dimensions, intervals, limits, functions, settings
}
