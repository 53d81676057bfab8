/// An SQL statement of stages, each of which can read those before it.
struct Script {
  private var stages: [String] = []

  /// Adds a stage and returns its name.
  @discardableResult
  mutating func add(_ name: String, _ body: String) -> String {
    stages.append("\(name) AS (\(body))")
    return name
  }

  /// Returns the whole statement.
  func text(_ last: String) -> String {
    "WITH " + stages.joined(separator: ",\n") + "\n" + last
  }
}

/// The names of the columns of the dimensions of BY.
struct Keys {
  let names: [String]

  init(_ count: Int) { names = (0..<count).map { "d\($0)" } }

  /// Returns the names, each after a comma.
  func listed(_ table: String = "") -> String {
    names.map { ", " + (table.isEmpty ? $0 : "\(table).\($0)") }.joined()
  }

  /// Returns the condition that two stages have the same group, to append to another condition.
  func equal(_ left: String, _ right: String) -> String {
    names.map { " AND \(left).\($0) = \(right).\($0)" }.joined()
  }

  /// Returns the clause that makes each group a partition, or an empty text without BY.
  func partition(_ table: String = "") -> String {
    names.isEmpty ? "" : "PARTITION BY " + listed(table).dropFirst(2)
  }

  /// Returns the condition of a join by group only.
  func equalGroups(_ left: String, _ right: String) -> String {
    "true" + equal(left, right)
  }
}

extension Buckets {
  /// The SQL of the buckets: the number `k` and the borders `s` and `e` of each.
  var sql: String {
    switch self {
    case .uniform(let from, let length, let count):
      "SELECT i AS k, \(from) + i * \(length) AS s, \(from) + (i + 1) * \(length) AS e "
        + "FROM range(\(count)) r(i)"
    case .listed, .pieces:
      "SELECT * FROM (VALUES "
        + ranges.enumerated()
        .map { "(\($0), \($1.lowerBound)::BIGINT, \($1.upperBound)::BIGINT)" }
        .joined(separator: ", ") + ") v(k, s, e)"
    }
  }
}
