import PQModel
import PQSyntax

extension Binder {
  /// SHOW VALUES OF a dimension: a query that is split by it, the values with the most first.
  mutating func showValues(_ node: SyntaxNode) -> BoundQuery? {
    let clauses = node.children
    reportForeign(clauses)
    let zone = zone(clauses)
    let range = range(clauses, of: node, zone: zone ?? .utc)
    let dimension = clauses[.name].flatMap { name in
      self.dimension(name, in: .of).map { Located($0, at: name.range) }
    }
    let predicate = clauses[.whereClause].flatMap { self.predicate(of: $0) }
    let limit = clauses[.limitClause].flatMap { self.limit($0) }
    let into = clauses[.intoClause].flatMap { self.into($0) }
    let metric = self.metric(at: node.range)
    guard let dimension, let range, let metric, zone != nil else { return nil }
    let column = BoundColumn(
      name: metric.rawValue, typed: TypedExpression(metric), range: node.range)
    var query = BoundQuery(
      columns: [column.output], range: range, every: .whole, source: node.range)
    (query.dimensions, query.predicate, query.limit) = ([dimension], predicate, limit)
    query.order = [OrderKey(.expression(.metric(metric)), isDescending: true)]
    query.into = into
    return query
  }

  /// What the values are ordered by: how many sessions they have, if the backend knows.
  private mutating func metric(at range: Range<Int>) -> Metric? {
    if let metric = catalog.metrics.last { return metric }
    problems.append(.absent("metric", "sessions", has: [], at: range))
    return nil
  }

  private mutating func reportForeign(_ clauses: [SyntaxNode]) {
    let own: Set<SyntaxKind> = [
      .whereClause, .lastClause, .sinceClause, .untilClause, .duringClause, .timezoneClause,
      .limitClause, .intoClause,
    ]
    for clause in clauses where clause.kind.isClause && !own.contains(clause.kind) {
      guard let word = clause.tokens.first else { continue }
      let text = clause.tree.text(word.range).uppercased()
      problems.append(.clauseInShowValues(text, at: word.range))
    }
  }
}
