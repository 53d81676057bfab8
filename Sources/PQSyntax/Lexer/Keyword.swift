/// A word with a meaning at certain positions. No keyword is reserved: `AS last` is valid.
public enum Keyword: UInt8, Sendable, CaseIterable {
  /// A word that is not a keyword at any position.
  case plain
  /// The words that start a statement.
  case select, explain, show, `let`, param, set, include
  /// The words that start a clause, in the order of `Clause`.
  case by, `where`, last, since, until, during, every, timezone, fill, compare, having, order, top
  /// The last words that start a clause.
  case limit, into
  /// The words inside clauses and expressions.
  case `as`, and, or, not, `in`, like, ilike, asc, desc, with, others, ago, including, now
  case today, yesterday, this, week, month, quarter, year, auto, previous, linear, null
  /// The word NONE. A case `none` would be confused with `Optional.none`.
  case nothing
  /// The words inside EXPLAIN and SHOW.
  case analyze, format, text, json, curl, metrics, dimensions, intervals, limits, functions
  case settings, values, of
  /// Words of other languages, which are recognized for better messages.
  case from, group, to

  /// The word in capitals, as the formatter writes it.
  public var text: String { Self.texts[Int(rawValue)] }

  /// The words in the order of the cases. The names of the cases are not used, because looking them up
  /// at run time takes longer than parsing a small query.
  private static let texts = """
    PLAIN SELECT EXPLAIN SHOW LET PARAM SET INCLUDE \
    BY WHERE LAST SINCE UNTIL DURING EVERY TIMEZONE FILL COMPARE HAVING ORDER TOP LIMIT INTO \
    AS AND OR NOT IN LIKE ILIKE ASC DESC WITH OTHERS AGO INCLUDING NOW \
    TODAY YESTERDAY THIS WEEK MONTH QUARTER YEAR AUTO PREVIOUS LINEAR NULL NONE \
    ANALYZE FORMAT TEXT JSON CURL METRICS DIMENSIONS INTERVALS LIMITS FUNCTIONS \
    SETTINGS VALUES OF FROM GROUP TO
    """.split(separator: " ").map(String.init)

  /// The words that start a statement.
  package static let statements: [Keyword] = [
    .select, .explain, .show, .let, .param, .set, .include,
  ]

  /// True if the word starts a clause of a query.
  package var beginsClause: Bool {
    Keyword.by.rawValue <= rawValue && rawValue <= Keyword.into.rawValue
  }

  /// True if the word starts a statement.
  package var beginsStatement: Bool {
    Keyword.select.rawValue <= rawValue && rawValue <= Keyword.include.rawValue
  }
}
