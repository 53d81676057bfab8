import PQModel
import PQSemantics
import PQSyntax
import Testing

/// A bound text. By default, the clock is 2026-01-15T20:30Z, a Thursday.
struct Bound {
  let binding: BindingResult

  init(
    _ text: String, _ now: String = "2026-01-15T20:30", catalog: Catalog = Catalog(),
    given: [String: String] = [:], environment: QueryEnvironment = QueryEnvironment(),
    surroundings: Surroundings = .sample
  ) throws {
    let now = try #require(Instant(iso8601: now))
    var environment = environment
    environment.given.merge(given.mapValues { [$0] }) { $1 }
    binding = Binder.bind(
      SyntaxTree.parse(text), name: "main.pq", catalog: catalog, now: now,
      environment: environment, surroundings: surroundings)
  }

  /// Binds a query of one column; the default is a query of one hour.
  init(column: String, _ clauses: String = "LAST 1h EVERY 1h", before: String = "") throws {
    try self.init("\(before) SELECT \(column) \(clauses)")
  }

  /// The query of a text that has one query and no mistakes.
  var query: BoundQuery {
    get throws {
      try #require(binding.diagnostics.isEmpty, "\(binding.diagnostics)")
      let queries = binding.statements.compactMap(\.meaning.query)
      try #require(queries.count == 1)
      return queries[0]
    }
  }

  /// The first column of the query.
  var column: OutputColumn { get throws { try query.columns[0] } }

  /// The codes of the diagnostics.
  var codes: [DiagnosticCode] { binding.diagnostics.map(\.code) }

  /// The messages of the diagnostics.
  var messages: [String] { binding.diagnostics.map(\.message) }

  /// The pieces of the text that the diagnostics mark.
  var places: [String] {
    binding.texts.flatMap { text in text.diagnostics.map { text.tree.text($0.range) } }
  }

  /// The titles of the fix-its.
  var fixIts: [String] { binding.diagnostics.compactMap(\.fixIt?.title) }
}

extension Surroundings {
  /// Surroundings with a few zones and formats, and without files to include.
  static let sample = Surroundings(
    zone: { name throws(Refusal) in
      let zones = [ZoneRules.utc, .berlin, .saoPaulo]
      if let zone = zones.first(where: { $0.name == name }) { return zone }
      throw Refusal("there is no time zone '\(name)'", suggestion: "Europe/Berlin")
    },
    formats: ["table", "csv", "json"], fileEndings: ["csv", "json", "txt"])
}

extension ZoneRules {
  /// UTC+1 in winter, UTC+2 in the summer of 2026.
  static let berlin = zone(
    "Europe/Berlin", 1, ("2026-03-29T01:00Z", 2), ("2026-10-25T01:00Z", 1))
  /// Clocks are put forward at midnight of a day in spring, so that day begins at 01:00.
  static let saoPaulo = zone(
    "America/Sao_Paulo", -3, ("2017-10-15T03:00Z", -2), ("2018-02-18T02:00Z", -3))

  private static func zone(
    _ name: String, _ hours: Int64, _ changes: (at: String, hours: Int64)...
  ) -> ZoneRules {
    ZoneRules(
      name: name, offset: hours * .hour,
      transitions: changes.map {
        .init(at: Instant(iso8601: $0.at) ?? Instant(milliseconds: .min), to: $0.hours * .hour)
      })
  }
}
