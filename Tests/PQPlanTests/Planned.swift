import PQModel
import PQPlan
import PQSemantics
import PQSyntax
import Testing

/// A text of one query, bound and planned. By default, the clock is 2026-01-15T20:30Z. The zones
/// are those of `SampleZones`.
struct Planned {
  /// `nil` if the text has mistakes.
  let plan: Plan?
  let diagnostics: [Diagnostic]

  init(_ text: String, catalog: Catalog = Catalog(), clock: Instant = clock) {
    let binding = Self.binding(text, catalog, clock)
    guard case .query(let query)? = binding.statements.first?.meaning, !binding.hasErrors else {
      plan = nil
      diagnostics = binding.diagnostics
      return
    }
    let planning = Planner(catalog: catalog, clock: clock).plan(query)
    plan = planning.plan
    diagnostics = binding.diagnostics + planning.diagnostics
  }

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// Returns the query of a text without mistakes.
  static func query(
    _ text: String, catalog: Catalog = Catalog(), clock: Instant = clock
  ) throws -> BoundQuery {
    let binding = binding(text, catalog, clock)
    #expect(binding.diagnostics.isEmpty)
    return try #require(binding.statements.first?.meaning.query)
  }

  private static func binding(_ text: String, _ catalog: Catalog, _ clock: Instant) -> BindingResult
  {
    Binder.bind(
      SyntaxTree.parse(text), catalog: catalog, now: clock,
      surroundings: Surroundings(zone: SampleZones.zone))
  }

  static let clock = CivilTime(year: 2026, month: 1, day: 15).instant + 20 * .hour + 30 * .minute
}

/// Returns the instant of a text in ISO 8601.
func time(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

/// Returns the range between two times in ISO 8601.
func range(_ from: String, _ to: String) throws -> TimeRange {
  TimeRange(from: try time(from), to: try time(to))
}
