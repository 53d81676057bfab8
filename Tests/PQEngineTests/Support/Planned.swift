import PQModel
import PQPlan
import PQSemantics
import PQSyntax
import PQTestSupport
import Testing

@testable import PQEngine

/// Plans of texts, and what is made of them.
enum Planned {
  /// The plan of a text of one query, for a scripted backend.
  static func plan(_ text: String, _ backend: ScriptedBackend = ScriptedBackend()) throws -> Plan {
    let binding = Binder.bind(
      SyntaxTree.parse(text), catalog: backend.catalog, now: backend.clock)
    try #require(!binding.hasErrors, "\(binding.diagnostics)")
    let query = try #require(binding.statements.first?.meaning.query)
    let planning = Planner(catalog: backend.catalog, clock: backend.clock).plan(query)
    return try #require(planning.plan, "\(planning.diagnostics)")
  }

  /// The rows of a text's answer, a line each.
  static func rows(_ text: String, _ backend: ScriptedBackend) async throws -> [String] {
    let plan = try plan(text, backend)
    return try await Executor(backend: backend).run(plan).table.lines
  }
}

extension Table {
  /// The rows, a line each: values with a blank between them, times as HH:MM of their day.
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
  /// Whole numbers.
  init(_ values: Int64?...) {
    self.init(.whole(values.map { $0 ?? 0 }), nulls: values.map { $0 == nil })
  }

  /// Whole numbers in 128 bits.
  init(wide values: Int128?...) {
    self.init(.wide(values.map { $0 ?? 0 }), nulls: values.map { $0 == nil })
  }

  /// Decimals.
  init(decimals values: Double?...) {
    self.init(.decimal(values.map { $0 ?? 0 }), nulls: values.map { $0 == nil })
  }

  /// The numbers as texts: `1` is whole, `1.0` is not.
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
  /// Rows of pairs of a group and a bucket.
  init(_ rows: (UInt32, UInt32)...) {
    self.init(groups: rows.map(\.0), buckets: rows.map(\.1))
  }

  /// The rows as texts, group and bucket.
  var texts: [String] { (0..<count).map { "\(groups[$0]).\(buckets[$0])" } }
}
