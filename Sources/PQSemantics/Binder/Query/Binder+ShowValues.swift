import PQModel
import PQSyntax

extension Binder {
  /// Binds SHOW VALUES OF a dimension: a query grouped by it, in descending order of the column.
  mutating func showValues(_ node: SyntaxNode) -> BoundQuery? {
    let clauses = node.children
    reportForeign(clauses)
    let zone = zone(clauses)
    let range = range(clauses, of: node, zone: zone ?? .utc)
    let dimension = clauses[.name].flatMap { self.dimension($0, in: .of) }
    let column = count(at: node.range)
    let predicate = clauses[.whereClause].flatMap { self.predicate(of: $0) }
    let limit = clauses[.limitClause].flatMap { self.limit($0) }
    let into = clauses[.intoClause].flatMap { self.into($0) }
    guard let dimension, let range, let column, zone != nil else { return nil }
    var query = BoundQuery(columns: [column], range: range, every: .whole, source: node.range)
    (query.dimensions, query.predicate, query.limit) = ([dimension], predicate, limit)
    query.order = [OrderKey(.expression(column.expression), isDescending: true)]
    query.into = into
    return query
  }

  /// Returns the column that the values are sorted by: the first averaged metric (`sessions`), or else the
  /// last metric of the catalog.
  private mutating func count(at range: Range<Int>) -> OutputColumn? {
    let averaged = catalog.metrics.first { $0.overTime == .averages }
    guard let metric = averaged ?? catalog.metrics.last else {
      problems.append(.absent("metric", "sessions", has: [], at: range))
      return nil
    }
    return BoundColumn(name: metric.rawValue, typed: TypedExpression(metric), range: range).output
  }

  private mutating func reportForeign(_ clauses: [SyntaxNode]) {
    let foreign = Clause.allCases.filter { !$0.isOfShowValues }.map(\.kind) + [.selectClause]
    for clause in clauses where foreign.contains(clause.kind) {
      guard let word = clause.tokens.first else { continue }
      let text = clause.tree.text(word.range).uppercased()
      problems.append(.clauseInShowValues(text, at: word.range))
    }
  }
}
