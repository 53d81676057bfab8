package import PQSyntax

extension Keyword {
  /// The keywords of the language that have help. Words that only exist in other query languages are
  /// not among them.
  package static var explained: [Keyword] {
    allCases.filter { ![.plain, .from, .group, .to].contains($0) }
  }

  /// A statement to try that contains the keyword; `nil` if there is none.
  package var example: String? {
    statementExample ?? Clause(beginningWith: self)?.example ?? wordExample
  }

  private var statementExample: String? {
    switch self {
    case .select: "SELECT http, p2p BY browser LAST 6h EVERY 1h;"
    case .explain, .curl: "EXPLAIN (FORMAT CURL) SELECT http LAST 6h EVERY 1h;"
    case .analyze: "EXPLAIN ANALYZE SELECT http LAST 6h EVERY 1h;"
    case .show, .functions: "SHOW FUNCTIONS;"
    case .values: "SHOW VALUES OF country LAST 1d;"
    case .let: "LET offload = p2p / (http + p2p);"
    case .param: "PARAM $country = 'US';"
    case .set: "SET timezone = 'Europe/Berlin';"
    case .include: "INCLUDE 'names.pq';"
    default: nil
    }
  }

  private var wordExample: String? {
    switch self {
    case .as: "SELECT p2p / (http + p2p) AS offload LAST 6h EVERY 1h;"
    case .in, .and, .like: Keyword.where.example
    case .ilike, .or, .not: "SELECT http WHERE NOT browser ILIKE 'c%' OR country = 'US' LAST 6h;"
    case .between: "SELECT http BY country LAST 1d HAVING http BETWEEN 1GB AND 1TB;"
    case .nearest: "SELECT percentile(bits(rate(http)), 95, 5m, NEAREST) LAST 7d;"
    case .desc: Keyword.order.example
    case .asc: "SELECT http BY country LAST 6h ORDER BY country ASC;"
    case .with, .others: Keyword.top.example
    case .including: "SELECT http LAST 6h INCLUDING NOW EVERY 1h;"
    case .previous: "SELECT http LAST 6h EVERY 1h COMPARE WITH PREVIOUS;"
    case .ago: Keyword.compare.example
    case .auto: Keyword.every.example
    case .now, .today: "SELECT http SINCE TODAY UNTIL NOW EVERY 1h;"
    default: nil
    }
  }
}
