/// A statement with its meaning settled: names resolved, units checked.
public enum BoundStatement: Sendable, Equatable {
  /// A query, to be answered.
  case query(BoundQuery)
  /// A query, to be explained: what would be sent, or with `analyzes` what was.
  case explain(BoundQuery, ExplainFormat, analyzes: Bool)
  /// A list of what is known.
  case show(ShowTarget)

  /// The query that is answered or explained, if one is.
  public var query: BoundQuery? {
    switch self {
    case .query(let query), .explain(let query, _, _): query
    case .show: nil
    }
  }
}

/// How a plan is told.
public enum ExplainFormat: String, Sendable, CaseIterable {
  /// Lines for people.
  case text
  /// One JSON object, whose `requests` are request bodies of the API.
  case json
  /// Commands for curl.
  case curl
}

/// What SHOW lists.
public enum ShowTarget: String, Sendable, CaseIterable {
  case metrics, dimensions, intervals, limits, functions, settings
}
