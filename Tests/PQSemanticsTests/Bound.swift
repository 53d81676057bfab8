import PQModel
import PQSemantics
import PQSyntax
import Testing

/// A text with its meaning settled, at a clock of 2026-01-15T20:30Z, a Thursday, if not told
/// otherwise.
struct Bound {
  let binding: Binding

  init(
    _ text: String, _ now: String = "2026-01-15T20:30", catalog: Catalog = Catalog(),
    given: [String: String] = [:], environment: Environment = Environment(),
    surroundings: Surroundings = .sample
  ) throws {
    let now = try #require(Instant(iso8601: now))
    var environment = environment
    environment.given.merge(given) { $1 }
    binding = Binder.bind(
      SyntaxTree.parse(text), name: "main.pq", catalog: catalog, now: now,
      environment: environment, surroundings: surroundings)
  }

  /// A query of one hour that has such a column and such clauses.
  init(column: String, _ clauses: String = "LAST 1h EVERY 1h", before: String = "") throws {
    try self.init("\(before) SELECT \(column) \(clauses)")
  }

  /// The one query of a text without mistakes.
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

  /// The codes of the mistakes.
  var codes: [DiagnosticCode] { binding.diagnostics.map(\.code) }

  /// The sentences of the mistakes.
  var messages: [String] { binding.diagnostics.map(\.message) }

  /// The pieces of the text that are wrong.
  var places: [String] {
    binding.texts.flatMap { text in text.diagnostics.map { text.tree.text($0.range) } }
  }

  /// What the repairs put in the place of mistakes.
  var repairs: [String] { binding.diagnostics.compactMap(\.repair?.title) }
}

extension Surroundings {
  /// Surroundings that know a few zones and formats, and no other text.
  static let sample = Surroundings(
    zone: { name throws(Refusal) in
      let zones = [ZoneRules.utc, .berlin, .saoPaulo]
      if let zone = zones.first(where: { $0.name == name }) { return zone }
      throw Refusal("there is no time zone '\(name)'", suggestion: "Europe/Berlin")
    },
    formats: ["table", "csv", "json"], fileEndings: ["csv", "json", "txt"])
}

extension ZoneRules {
  /// An hour ahead in winter, two in the summer of 2026.
  static let berlin = zone(
    "Europe/Berlin", 1, ("2026-03-29T01:00Z", 2), ("2026-10-25T01:00Z", 1))
  /// Midnight of one day in spring is skipped.
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
