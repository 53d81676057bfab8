import PQModel
import PQSyntax

/// What a query says of time; nil is what is wrong.
struct QueryTime {
  let zone: ZoneRules?
  let every: Every?
  let range: BoundRange?

  /// Whether the rows have a bucket each. Of a query whose EVERY is wrong that is the better guess.
  var hasBuckets: Bool { every != .whole }

  /// The names of the columns that tell it.
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
