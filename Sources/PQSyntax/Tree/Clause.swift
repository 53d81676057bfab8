/// A clause of a query. The cases have the order of clauses in formatted queries. SELECT is not
/// included.
///
/// This type contains all facts about a clause except its production. The parser, the formatter,
/// completion, help and the test of the grammar read it. After a new case is added, the compiler
/// reports the switches that need an entry.
package enum Clause: UInt8, CaseIterable, Sendable {
  case by, `where`, last, since, until, during, every, timezone, fill, compare, having, order, top
  case limit, into

  /// The keyword that starts the clause.
  package var keyword: Keyword {
    switch self {
    case .by: .by
    case .where: .where
    case .last: .last
    case .since: .since
    case .until: .until
    case .during: .during
    case .every: .every
    case .timezone: .timezone
    case .fill: .fill
    case .compare: .compare
    case .having: .having
    case .order: .order
    case .top: .top
    case .limit: .limit
    case .into: .into
    }
  }

  /// The kind of its node in the tree. The production in the grammar has the same name.
  package var kind: SyntaxKind {
    switch self {
    case .by: .byClause
    case .where: .whereClause
    case .last: .lastClause
    case .since: .sinceClause
    case .until: .untilClause
    case .during: .duringClause
    case .every: .everyClause
    case .timezone: .timezoneClause
    case .fill: .fillClause
    case .compare: .compareClause
    case .having: .havingClause
    case .order: .orderClause
    case .top: .topClause
    case .limit: .limitClause
    case .into: .intoClause
    }
  }

  /// The line number of the clause in a long formatted query. SELECT is on line 0. Related clauses
  /// share a line.
  var line: Int {
    switch self {
    case .by: 1
    case .where: 2
    case .last, .since, .until, .during, .every, .timezone: 3
    case .fill, .compare: 4
    case .having: 5
    case .order, .top, .limit: 6
    case .into: 7
    }
  }

  /// A phrase that describes the clause in lists and help.
  package var summary: String {
    switch self {
    case .by: "splits the answer by dimensions"
    case .where: "keeps what has certain values of dimensions"
    case .last: "the newest complete buckets, as long as this"
    case .since: "where the range begins"
    case .until: "where the range ends; the end is not part of it"
    case .during: "a day, week, month, quarter or year"
    case .every: "cuts the range into buckets of this length"
    case .timezone: "the zone of days and longer buckets"
    case .fill: "what absent rows are shown as"
    case .compare: "puts another range beside"
    case .having: "keeps the rows whose numbers fulfil a condition"
    case .order: "sorts the rows"
    case .top: "keeps the groups with the most"
    case .limit: "keeps the first rows"
    case .into: "writes the answer into a file"
    }
  }

  /// A query that uses the clause.
  package var example: String {
    switch self {
    case .by: "SELECT http BY country, browser LAST 6h;"
    case .where: "SELECT http WHERE country IN ('US', 'DE') AND browser LIKE 'C%' LAST 6h;"
    case .last: "SELECT http LAST 90m EVERY 30m;"
    case .since, .until: "SELECT http SINCE '2026-01-15T12:00' UNTIL '2026-01-15T18:00' EVERY 1h;"
    case .during: "SELECT http DURING YESTERDAY EVERY 3h;"
    case .every: "SELECT http LAST 1d EVERY AUTO;"
    case .timezone: "SELECT http LAST 3d EVERY 1d TIMEZONE 'Europe/Berlin';"
    case .fill: "SELECT http BY city LAST 2h EVERY 30m FILL 0;"
    case .compare: "SELECT http LAST 6h EVERY 1h COMPARE WITH 7d AGO;"
    case .having: "SELECT http BY country LAST 6h HAVING http > 1GB;"
    case .order: "SELECT http BY country LAST 6h ORDER BY http DESC;"
    case .top: "SELECT http, p2p BY country LAST 6h TOP 5 BY p2p WITH OTHERS;"
    case .limit: "SELECT http BY country LAST 6h ORDER BY http DESC LIMIT 3;"
    case .into: "SELECT http LAST 6h EVERY 1h INTO 'http.csv';"
    }
  }

  /// The keyword that always follows the first keyword; `nil` if there is none.
  package var secondKeyword: Keyword? {
    switch self {
    case .order: .by
    case .compare: .with
    case .by, .where, .last, .since, .until, .during, .every, .timezone, .fill, .having, .top,
      .limit,
      .into:
      nil
    }
  }

  /// True if SHOW VALUES accepts the clause.
  package var isAllowedInShowValues: Bool {
    switch self {
    case .where, .last, .since, .until, .during, .timezone, .limit, .into: true
    case .by, .every, .fill, .compare, .having, .order, .top: false
    }
  }
}

extension Clause {
  /// Creates the clause that a keyword starts; the result is `nil` if there is none.
  package init?(beginningWith keyword: Keyword) {
    guard keyword.beginsClause else { return nil }
    self.init(rawValue: keyword.rawValue - Keyword.by.rawValue)
  }
}

extension Keyword {
  /// The keywords that start a clause of a query, in the order of the formatter.
  package static let clauses = Clause.allCases.map(\.keyword)
}

/// The order of clauses in formatted queries: SELECT, then the cases of `Clause`.
enum CanonicalOrder {
  /// Returns the clauses in canonical order. Other nodes follow in their original order.
  static func sorted(_ nodes: [SyntaxNode]) -> [SyntaxNode] {
    nodes.enumerated().sorted { left, right in
      (rank(left.element.kind), left.offset) < (rank(right.element.kind), right.offset)
    }.map(\.element)
  }

  /// Returns the line number of a clause in a long formatted query.
  static func line(_ kind: SyntaxKind) -> Int {
    kind == .selectClause ? 0 : clause(kind)?.line ?? 99
  }

  private static func rank(_ kind: SyntaxKind) -> Int {
    kind == .selectClause ? -1 : clause(kind).map { Int($0.rawValue) } ?? 99
  }

  private static func clause(_ kind: SyntaxKind) -> Clause? {
    Clause.allCases.first { $0.kind == kind }
  }
}
