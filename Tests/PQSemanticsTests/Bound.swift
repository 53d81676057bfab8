import PQModel
import PQSemantics
import PQSyntax
import Testing

/// A text with its meaning settled, at a clock of 2026-01-15T20:30Z if not told otherwise.
struct Bound {
  let binding: Binding

  init(_ text: String, _ now: String = "2026-01-15T20:30", catalog: Catalog = Catalog()) throws {
    let now = try #require(Instant(iso8601: now))
    binding = Binder.bind(SyntaxTree.parse(text), catalog: catalog, now: now)
  }

  /// The one query of a text without mistakes.
  var query: BoundQuery {
    get throws {
      try #require(binding.diagnostics.isEmpty, "\(binding.diagnostics)")
      guard case .query(let query)? = binding.statements.first?.meaning else {
        throw NoQuery()
      }
      return query
    }
  }

  /// The codes of the mistakes.
  var codes: [DiagnosticCode] { binding.diagnostics.map(\.code) }
}

struct NoQuery: Error {}
