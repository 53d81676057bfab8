import PQModel

/// The rows that formulas are computed for.
extension OracleSQL {
  /// Adds a stage with facts about buckets that have a number `k` and borders: the missing milliseconds
  /// (`lost`), whether all of the bucket is missing (`gone`), and the nearest complete buckets up to it
  /// (`pk`) and from it (`nk`).
  mutating func addFacts(_ name: String, of buckets: String, _ gaps: [Range<Int64>]) {
    let end = query.range.includesNow ? "least(e, \(query.fixture.now))" : "e"
    let lost = gaps.map {
      "greatest(0, least(\(end), \($0.upperBound)) - greatest(s, \($0.lowerBound)))"
    }
    let sum = lost.isEmpty ? "0" : lost.joined(separator: " + ")
    script.add(
      "\(name)_lost",
      "SELECT *, \(sum) AS lost, \(end) - s AS length, e <= \(end) AS is_over FROM \(buckets)")
    let anchor = "CASE WHEN lost = 0 AND is_over THEN k END"
    script.add(
      name,
      "SELECT *, lost > 0 AND lost >= length AS gone, "
        + "max(\(anchor)) OVER (ORDER BY k ROWS UNBOUNDED PRECEDING) AS pk, "
        + "min(\(anchor)) OVER (ORDER BY k ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS nk "
        + "FROM \(name)_lost")
  }

  /// Returns the condition that FILL fills a bucket.
  func isFilled(_ facts: String) -> String {
    switch query.filling {
    case .nothing, .null, .zero: "false"
    case .previous: "(\(facts).gone AND \(facts).is_over AND \(facts).pk IS NOT NULL)"
    case .linear:
      "(\(facts).gone AND \(facts).is_over AND \(facts).pk IS NOT NULL AND \(facts).nk IS NOT NULL)"
    }
  }

  /// Returns the metrics of a row. They come from its cell `c` or, if its bucket is filled, from the
  /// cells `p` and `n`.
  func metrics(
    _ stages: (cell: String, before: String, behind: String), _ facts: String, _ suffix: String
  ) -> String {
    Metric.allCases.map { metric in
      let name = metric.rawValue
      let left = "coalesce(\(stages.before).\(name), 0)"
      let right = "coalesce(\(stages.behind).\(name), 0)"
      let length = "(\(facts).nk - \(facts).pk)"
      let step = "(\(facts).k - \(facts).pk)"
      let line =
        "((\(left)::DOUBLE * (\(length) - \(step)) + \(right)::DOUBLE * \(step)) / \(length))"
      let filled = query.hasLines ? line : left
      return "CASE WHEN \(isFilled(facts)) THEN \(filled) WHEN \(facts).gone THEN NULL "
        + "ELSE coalesce(\(stages.cell).\(name), 0) END AS \(name)\(suffix)"
    }.joined(separator: ", ")
  }

  /// Adds the rows of the answer with the metrics of each.
  mutating func addRows() {
    addKeys()
    let joins = sides.map { side in
      " JOIN facts\(side) f\(side) ON f\(side).k = r.k"
        + [("c", "k"), ("p", "pk"), ("n", "nk")].map { stage, bucket in
          " LEFT JOIN cells\(side) \(stage)\(side) ON \(stage)\(side).k = f\(side).\(bucket)"
            + keys.equal("\(stage)\(side)", "r")
        }.joined()
    }
    let metrics = sides.map { side in
      self.metrics(("c\(side)", "p\(side)", "n\(side)"), "f\(side)", side)
    }
    let seconds = sides.map { side in "\(self.seconds("f\(side)")) AS seconds\(side)" }
    let columns = seconds + metrics
    script.add(
      "measured",
      "SELECT r.k\(keys.listed("r")), r.is_seen, \(columns.joined(separator: ", ")) "
        + "FROM keyed r\(joins.joined())")
    script.add("records", query.filling == .null ? nulled : "SELECT * FROM measured")
  }

  /// The rows with FILL NULL: the metrics are NULL if there is no traffic on either side.
  private var nulled: String {
    let nulls = sides.flatMap { side in
      Metric.allCases.map {
        "CASE WHEN is_seen THEN \($0.rawValue)\(side) END AS \($0.rawValue)\(side)"
      }
    }
    return "SELECT * REPLACE (\(nulls.joined(separator: ", "))) FROM measured"
  }

  /// Adds the bucket and the group of each row, and whether the row has traffic. With FILL there is a
  /// row for each bucket and group. Otherwise there are the rows with traffic and those of missing
  /// buckets.
  private mutating func addKeys() {
    let columns = "k\(keys.listed())"
    let seen = sides.map { "SELECT \(columns) FROM cells\($0)" }.joined(separator: " UNION ")
    script.add("seen", "SELECT \(columns) FROM (\(seen)) WHERE k IN (SELECT k FROM facts)")
    addGroups()
    let wanted = query.filling == .nothing ? " WHERE f.gone OR s.k IS NOT NULL" : ""
    script.add(
      "keyed",
      "SELECT f.k\(keys.listed("g")), s.k IS NOT NULL AS is_seen FROM facts f CROSS JOIN groups g "
        + "LEFT JOIN seen s ON s.k = f.k\(keys.equal("s", "g"))\(wanted)")
  }

  /// Adds the groups that have traffic and, with FILL, those that IN lists name. Without BY there is one
  /// group; without FILL it needs traffic.
  private mutating func addGroups() {
    guard !keys.names.isEmpty else {
      let condition = query.filling == .nothing ? " WHERE EXISTS (FROM seen)" : ""
      script.add("groups", "SELECT 1 AS one\(condition)")
      return
    }
    let seen = "SELECT DISTINCT \(keys.names.joined(separator: ", ")) FROM seen"
    let named =
      query.filling == .nothing
      ? nil : query.namedGroups.map { " UNION SELECT * FROM \(Self.product($0))" }
    script.add("groups", seen + (named ?? ""))
  }

  private static func product(_ lists: [[String]]) -> String {
    lists.enumerated().map { place, values in
      "(VALUES \(values.map { "(\(literal($0)))" }.joined(separator: ", "))) l\(place)"
    }.joined(separator: " CROSS JOIN ")
  }

  /// Returns the seconds of a bucket that are not missing. A running bucket counts the seconds so far,
  /// and a filled bucket counts all.
  private func seconds(_ facts: String) -> String {
    "(CASE WHEN \(isFilled(facts)) THEN \(facts).length ELSE \(facts).length - \(facts).lost END) / 1000"
  }

  /// Returns the metrics of a stage, or 0 where it has no row.
  static func metrics(_ stage: String, _ suffix: String) -> String {
    Metric.allCases.map { metric in
      "coalesce(\(stage).\(metric.rawValue)\(suffix), 0) AS \(metric.rawValue)"
    }.joined(separator: ", ")
  }
}
