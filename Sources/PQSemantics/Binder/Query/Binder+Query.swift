import PQModel
import PQSyntax

extension Binder {
  /// Binds a query, as far as its mistakes let it: the planner may find more in what is left. Nil
  /// if its range or its buckets are wrong, or if there is no metric.
  mutating func query(_ node: SyntaxNode) -> BoundQuery? {
    let clauses = node.children
    let every = every(clauses)
    let zone = zone(clauses)
    let range = range(clauses, of: node, zone: zone ?? .utc)
    let dimensions = clause(.byClause, in: clauses).map { by($0) } ?? []
    let names = self.names(beside: every, range, dimensions.map(\.value))
    let columns = clause(.selectClause, in: clauses).map { select($0, beside: names) } ?? []
    let predicate = clause(.whereClause, in: clauses).flatMap { self.where($0) }
    let comparison = clause(.compareClause, in: clauses).flatMap { self.compare($0) }
    let shown = compared(columns, comparison != nil, beside: names)
    let scope = ExpressionScope(
      columns: Dictionary(
        shown.map { ($0.column.name.lowercased(), $0.typed) },
        uniquingKeysWith: { first, _ in first }))
    let fill = clause(.fillClause, in: clauses).map { self.fill($0) } ?? Fill.nothing
    let having = clause(.havingClause, in: clauses).flatMap { self.having($0, in: scope) }
    let order = order(clauses, in: scope, dimensions.map(\.value), every)
    let top = clause(.topClause, in: clauses).flatMap {
      self.top($0, in: scope, dimensions.isEmpty)
    }
    let limit = clause(.limitClause, in: clauses).flatMap { self.count($0) }
    let into = clause(.intoClause, in: clauses).flatMap { self.into($0) }
    guard let range, let every, zone != nil, !catalog.metrics.isEmpty else { return nil }
    reportNeedsOfTime(columns.map { ($0.typed.expression, $0.column.range) }, every)
    reportFillWithoutEvery(fill, clause(.fillClause, in: clauses), every)
    var query = BoundQuery(
      columns: shown.map(\.column), range: range, every: every, source: node.range)
    if query.columns.isEmpty { query.columns = [draftColumn(at: node.range)] }
    (query.dimensions, query.predicate, query.fill) = (dimensions, predicate, fill)
    (query.comparison, query.having, query.order) = (comparison, having, order)
    (query.top, query.limit, query.into) = (top, limit, into)
    query.width = environment.settings.width ?? query.width
    return query
  }

  func clause(_ kind: SyntaxKind, in clauses: [SyntaxNode]) -> SyntaxNode? {
    clauses.first { $0.kind == kind }
  }

  /// A column for a query whose own are all wrong.
  private func draftColumn(at range: Range<Int>) -> OutputColumn {
    let metric = catalog.metrics[0]
    return OutputColumn(
      name: metric.rawValue, expression: .metric(metric), unit: metric.unit, range: range)
  }

  /// The columns that come by themselves.
  private func names(beside every: Every?, _ range: BoundRange?, _ dimensions: [Dimension])
    -> [String]
  {
    let state = range?.includesNow == true ? ["state"] : []
    return (every == .whole ? [] : ["timestamp"] + state) + dimensions.map(\.rawValue)
  }

  private mutating func `where`(_ clause: SyntaxNode) -> Located<Predicate>? {
    guard let node = clause.children.first else { return nil }
    return predicate(node).map { Located($0, at: node.range) }
  }

  /// BY: each dimension once.
  private mutating func by(_ clause: SyntaxNode) -> [Located<Dimension>] {
    var dimensions: [Located<Dimension>] = []
    for name in clause.children where name.kind == .name {
      guard let dimension = dimension(name, in: .by) else { continue }
      if dimensions.contains(where: { $0.value == dimension }) {
        problems.append(.repeatedDimension(dimension, at: name.range))
      } else {
        dimensions.append(Located(dimension, at: name.range))
      }
    }
    return dimensions
  }

  /// SHOW VALUES OF a dimension: a query that is split by it, the values with the most first.
  mutating func showValues(_ node: SyntaxNode) -> BoundQuery? {
    let clauses = node.children
    let allowed: Set<SyntaxKind> = [
      .name, .whereClause, .lastClause, .sinceClause, .untilClause, .duringClause,
      .timezoneClause, .limitClause, .intoClause, .skipped, .missing,
    ]
    for clause in clauses where !allowed.contains(clause.kind) {
      problems.append(
        .clauseInShowValues(
          clause.tokens.first.map { clause.tree.text($0.range) } ?? "", at: clause.range))
    }
    let dimension = clauses.first { $0.kind == .name }.flatMap { name in
      self.dimension(name, in: .by).map { Located($0, at: name.range) }
    }
    let zone = zone(clauses)
    let range = range(clauses, of: node, zone: zone ?? .utc)
    let predicate = clause(.whereClause, in: clauses).flatMap { self.where($0) }
    let limit = clause(.limitClause, in: clauses).flatMap { self.count($0) }
    let into = clause(.intoClause, in: clauses).flatMap { self.into($0) }
    guard let dimension, let range, zone != nil, let metric = catalog.metrics.last else {
      return nil
    }
    var query = BoundQuery(
      columns: [
        OutputColumn(
          name: metric.rawValue, expression: .metric(metric), unit: metric.unit, range: node.range)
      ], range: range, every: .whole, source: node.range)
    (query.dimensions, query.predicate, query.limit) = ([dimension], predicate, limit)
    query.order = [OrderKey(.expression(.metric(metric)), isDescending: true)]
    query.into = into
    return query
  }
}
