extension Match {
  /// Returns the predicate as a text for pq.
  func text(_ spelling: Spelling) -> String {
    switch self {
    case .test(let dimension, let test): "\(spelling.name(dimension)) \(test.text(spelling))"
    case .all(let parts): Self.joined(parts, " AND ", spelling)
    case .any(let parts): Self.joined(parts, " OR ", spelling)
    case .not(.test(let dimension, let test)):
      "NOT \(spelling.name(dimension)) \(test.text(spelling))"
    case .not(let part): "NOT (\(part.text(spelling)))"
    }
  }

  private static func joined(_ parts: [Match], _ word: String, _ spelling: Spelling) -> String {
    parts.map { part in
      switch part {
      case .test, .not: part.text(spelling)
      // AND has a higher precedence than OR.
      case .all where word == " OR ": part.text(spelling)
      default: "(\(part.text(spelling)))"
      }
    }.joined(separator: word)
  }
}

extension MatchTest {
  fileprivate func text(_ spelling: Spelling) -> String {
    switch self {
    case .equals(let value): "= \(spelling.quoted(value))"
    case .differs(let value): "!= \(spelling.quoted(value))"
    case .among(let values): "IN \(Self.list(values, spelling))"
    case .notAmong(let values): "NOT IN \(Self.list(values, spelling))"
    case .like(let pattern, let ignoresCase, let isNegated):
      (isNegated ? "NOT " : "") + (ignoresCase ? "ILIKE " : "LIKE ") + spelling.quoted(pattern)
    }
  }

  private static func list(_ values: [String], _ spelling: Spelling) -> String {
    "(\(values.map(spelling.quoted).joined(separator: ", ")))"
  }
}
