import PQModel

/// The names that an expression may use in addition to metrics and LET names, and its position.
struct ExpressionScope {
  /// The columns of the query, by their names in lower case.
  var columns: [String: TypedExpression] = [:]
  /// The names of incorrect columns. Their uses are not reported, because that would repeat the error.
  var brokenColumns: Set<String> = []
  /// True if the expression is a column of SELECT.
  var isSelect = false
  /// In a column, the names of all columns, which can be used only in other clauses.
  var futureColumns: Set<String> = []
  /// The reducer that has the expression as its argument; `nil` if there is none. The argument of a
  /// reducer must not depend on other rows.
  var enclosing: Function?
  /// True if each row has a bucket, so that the rows of a group have an order in time.
  var hasBuckets = true
  /// The zone in which the days of reducers start.
  var zone = ZoneRules.utc
  /// The dimensions by which rows are grouped.
  var dimensions: [Dimension] = []
  /// True if a dimension of BY is incorrect, so that `dimensions` is incomplete.
  var hasBrokenSplit = false
}
