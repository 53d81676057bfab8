/// A word that means something in some position. None is reserved: `AS last` is legal.
public enum Keyword: UInt8, Sendable, CaseIterable {
  /// Not a keyword in any position.
  case plain
  // Statements.
  case select, explain, show, `let`, param, set, include
  // Clauses, in the order of `Clause`.
  case by, `where`, last, since, until, during, every, timezone, fill, compare, having, order, top
  case limit, into
  // Words inside clauses and expressions.
  case `as`, and, or, not, `in`, like, ilike, asc, desc, with, others, ago, including, now
  case today, yesterday, this, week, month, quarter, year, auto, previous, linear, null
  /// NONE, whose own name would be mistaken for that of an empty optional.
  case nothing
  // Words inside EXPLAIN and SHOW.
  case analyze, format, text, json, curl, metrics, dimensions, intervals, limits, functions
  case settings, values, of
  // Words of other languages, known so that the message can help.
  case from, group, to

  /// The word in capitals, as the formatter writes it.
  public var text: String { Self.texts[Int(rawValue)] }

  /// The words in the order of the cases. Asking each case for its own name would look at types at
  /// run time, and that takes longer than all the rest of a small query's parsing.
  private static let texts = """
    PLAIN SELECT EXPLAIN SHOW LET PARAM SET INCLUDE \
    BY WHERE LAST SINCE UNTIL DURING EVERY TIMEZONE FILL COMPARE HAVING ORDER TOP LIMIT INTO \
    AS AND OR NOT IN LIKE ILIKE ASC DESC WITH OTHERS AGO INCLUDING NOW \
    TODAY YESTERDAY THIS WEEK MONTH QUARTER YEAR AUTO PREVIOUS LINEAR NULL NONE \
    ANALYZE FORMAT TEXT JSON CURL METRICS DIMENSIONS INTERVALS LIMITS FUNCTIONS \
    SETTINGS VALUES OF FROM GROUP TO
    """.split(separator: " ").map(String.init)

  /// The words that begin a statement.
  package static let statements: [Keyword] = [
    .select, .explain, .show, .let, .param, .set, .include,
  ]

  /// Whether the word begins a clause of a query.
  package var beginsClause: Bool {
    Keyword.by.rawValue <= rawValue && rawValue <= Keyword.into.rawValue
  }

  /// Whether the word begins a statement.
  package var beginsStatement: Bool {
    Keyword.select.rawValue <= rawValue && rawValue <= Keyword.include.rawValue
  }
}
