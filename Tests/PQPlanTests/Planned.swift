import PQModel
import PQPlan
import PQSemantics
import PQSyntax
import Testing

/// A text of one query, bound and planned; the clock stands at 2026-01-15T20:30Z if not told
/// otherwise, and the zones are those of `SampleZones`.
struct Planned {
  /// Nil if the text is wrong.
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

  /// The query of a text without mistakes.
  static func query(
    _ text: String, catalog: Catalog = Catalog(), clock: Instant = clock
  ) throws -> BoundQuery {
    let binding = binding(text, catalog, clock)
    #expect(binding.diagnostics.isEmpty)
    return try #require(binding.statements.first?.meaning.query)
  }

  private static func binding(_ text: String, _ catalog: Catalog, _ clock: Instant) -> Binding {
    Binder.bind(
      SyntaxTree.parse(text), catalog: catalog, now: clock,
      surroundings: Surroundings(zone: SampleZones.zone))
  }

  static let clock = CivilTime(year: 2026, month: 1, day: 15).instant + 20 * .hour + 30 * .minute
}

/// A time of the year 2026, or of another.
func time(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

/// From one time to another.
func range(_ from: String, _ to: String) throws -> TimeRange {
  TimeRange(from: try time(from), to: try time(to))
}
