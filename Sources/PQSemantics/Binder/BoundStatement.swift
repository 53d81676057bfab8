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
