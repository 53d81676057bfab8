import PQModel

/// What names an expression may use beside metrics and fragments, and where it stands.
struct ExpressionScope {
  /// Columns of the query, by their names in small letters.
  var columns: [String: TypedExpression] = [:]
  /// The names of columns that are wrong: to miss them would only be an echo.
  var brokenColumns: Set<String> = []
  /// Whether it is a column itself.
  var isSelect = false
  /// In a column, the names of all columns: they can only be used in other clauses.
  var futureColumns: Set<String> = []
  /// The function whose argument this is, if its argument must not look at other rows.
  var enclosing: Function?
  /// Whether the rows have a bucket each, so that they follow each other in time.
  var hasBuckets = true
  /// The zone in which the days of reducers begin.
  var zone = ZoneRules.utc
  /// What the rows are split by.
  var dimensions: [Dimension] = []
  /// Whether a dimension of BY is wrong, so that nobody knows what the rows are split by.
  var hasBrokenSplit = false
}
