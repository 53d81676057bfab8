import PQModel
import PQPlan
import PQSemantics
import PQSyntax
import Testing

/// A text of one query, bound and planned; the clock stands at 2026-01-15T20:30Z if not told otherwise.
struct Planned {
  /// Nil if the text is wrong.
  let plan: Plan?
  let diagnostics: [Diagnostic]

  init(_ text: String, catalog: Catalog = Catalog(), clock: Instant = clock) {
    let binding = Binder.bind(SyntaxTree.parse(text), catalog: catalog, now: clock)
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

  static let clock = CivilTime(year: 2026, month: 1, day: 15).instant + 20 * .hour + 30 * .minute
}
