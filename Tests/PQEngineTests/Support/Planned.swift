import PQModel
import PQPlan
import PQSemantics
import PQSyntax
import PQTestSupport
import Testing

@testable import PQEngine

/// Plans of queries, and their results.
enum Planned {
  /// Returns the plan of a text with one query, for a scripted backend.
  static func plan(_ text: String, _ backend: ScriptedBackend = ScriptedBackend()) throws -> Plan {
    let binding = Binder.bind(
      SyntaxTree.parse(text), catalog: backend.catalog, now: backend.clock)
    try #require(!binding.hasErrors, "\(binding.diagnostics)")
    let query = try #require(binding.statements.first?.meaning.query)
    let planning = Planner(catalog: backend.catalog, clock: backend.clock).plan(query)
    return try #require(planning.plan, "\(planning.diagnostics)")
  }

  /// Returns the rows of the answer to a query, each as a line.
  static func rows(_ text: String, _ backend: ScriptedBackend) async throws -> [String] {
    let plan = try plan(text, backend)
    return try await PlanRunner(backend: backend).run(plan).table.lines
  }
}

extension DataTable {
  /// The rows, each as a line: values separated by spaces, times as HH:MM.
  var lines: [String] {
    (0..<rowCount).map { row in columns.map { $0.text(row) }.joined(separator: " ") }
  }
}

extension Column {
  fileprivate func text(_ row: Int) -> String {
    guard !isNull(row) else { return "NULL" }
    switch values {
    case .instants(let values):
      let text = Instant(milliseconds: values[row]).description
      return text.hasSuffix("T00:00Z")
        ? String(text.dropLast(7)) : String(text.dropFirst(11).dropLast())
    case .integers(let values): return "\(values[row])"
    case .decimals(let values): return "\(values[row])"
    case .texts(let texts): return texts[row]
    }
  }
}

extension Vector {
  init(_ values: Int64?...) {
    self.init(.whole(values.map { $0 ?? 0 }), nulls: values.map { $0 == nil })
  }

  init(wide values: Int128?...) {
    self.init(.wide(values.map { $0 ?? 0 }), nulls: values.map { $0 == nil })
  }

  init(decimals values: Double?...) {
    self.init(.decimal(values.map { $0 ?? 0 }), nulls: values.map { $0 == nil })
  }

  /// The numbers as texts: `1` is a whole number, `1.0` a decimal.
  var texts: [String] {
    (0..<count).map { row in
      if isNull(row) { return "NULL" }
      switch numbers {
      case .whole(let values): return "\(values[row])"
      case .wide(let values): return "\(values[row])"
      case .decimal(let values): return "\(values[row])"
      }
    }
  }
}

extension RowSet {
  /// Creates rows from pairs of a group and a bucket.
  init(_ rows: (UInt32, UInt32)...) {
    self.init(groups: rows.map(\.0), buckets: rows.map(\.1))
  }

  /// The rows as texts of the form `group.bucket`.
  var texts: [String] { (0..<count).map { "\(groups[$0]).\(buckets[$0])" } }
}
