import PQModel

extension Match {
  /// The predicate in SQL over the columns of the raw rows.
  var sql: String {
    switch self {
    case .test(let dimension, let test): "(\(dimension.shortName) \(test.sql))"
    case .all(let parts): "(\(parts.map(\.sql).joined(separator: " AND ")))"
    case .any(let parts): "(\(parts.map(\.sql).joined(separator: " OR ")))"
    case .not(let part): "(NOT \(part.sql))"
    }
  }
}

extension MatchTest {
  fileprivate var sql: String {
    switch self {
    case .equals(let value): "= \(literal(value))"
    case .differs(let value): "<> \(literal(value))"
    case .among(let values): "IN (\(values.map(literal).joined(separator: ", ")))"
    case .notAmong(let values): "NOT IN (\(values.map(literal).joined(separator: ", ")))"
    case .like(let pattern, let ignoresCase, let isNegated):
      (isNegated ? "NOT " : "") + (ignoresCase ? "ILIKE " : "LIKE ") + literal(pattern)
    }
  }
}

/// Returns a text as an SQL literal.
func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
