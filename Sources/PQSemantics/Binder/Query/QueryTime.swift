import PQModel
import PQSyntax

/// The time clauses of a query. A property is `nil` if its clause has an error.
struct QueryTime {
  let zone: ZoneRules?
  let every: Every?
  let range: BoundRange?

  /// True if each row has a bucket. This is also assumed if EVERY has an error.
  var hasBuckets: Bool { every != .whole }

  /// The names of the automatic columns about time.
  var columnNames: [String] {
    guard hasBuckets else { return [] }
    return range?.includesNow == true ? ["timestamp", "state"] : ["timestamp"]
  }
}

extension Binder {
  mutating func time(_ clauses: [SyntaxNode], of query: SyntaxNode) -> QueryTime {
    let zone = zone(clauses)
    let every = every(clauses, in: zone ?? .utc)
    return QueryTime(
      zone: zone, every: every, range: range(clauses, of: query, zone: zone ?? .utc))
  }
}
