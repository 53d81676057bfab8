/// A statement of SQL that grows stage by stage, each reading those before it.
struct Script {
  private var stages: [String] = []

  /// Adds a stage.
  ///
  /// - Returns: its name.
  @discardableResult
  mutating func add(_ name: String, _ body: String) -> String {
    stages.append("\(name) AS (\(body))")
    return name
  }

  /// The whole statement.
  func text(_ last: String) -> String {
    "WITH " + stages.joined(separator: ",\n") + "\n" + last
  }
}

/// The names of columns that hold the dimensions of BY.
struct Keys {
  let names: [String]

  init(_ count: Int) { names = (0..<count).map { "d\($0)" } }

  /// The names, each behind a comma.
  func listed(_ table: String = "") -> String {
    names.map { ", " + (table.isEmpty ? $0 : "\(table).\($0)") }.joined()
  }

  /// That two stages speak of the same group.
  func equal(_ left: String, _ right: String) -> String {
    names.map { " AND \(left).\($0) = \(right).\($0)" }.joined()
  }

  /// The clause that makes each group a partition, or nothing if there is but one.
  func partition(_ table: String = "") -> String {
    names.isEmpty ? "" : "PARTITION BY " + listed(table).dropFirst(2)
  }

  /// The condition of a join that only asks for the same group.
  func equalGroups(_ left: String, _ right: String) -> String {
    "true" + equal(left, right)
  }
}

extension Buckets {
  /// Their numbers `k` and their borders `s` and `e`.
  var sql: String {
    switch self {
    case .even(let from, let length, let count):
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
