import PQModel
import PQSyntax

extension Binder {
  /// Binds a query. If it has errors, the other parts are still bound, because the planner may find
  /// more errors in them.
  ///
  /// - Returns: `nil` if the range, the buckets or the comparison are wrong, because then the query
  ///   cannot be planned.
  mutating func query(_ node: SyntaxNode) -> BoundQuery? {
    let clauses = node.children
    let time = time(clauses, of: node)
    let dimensions = clauses[.byClause].map { by($0) } ?? []
    let columns = columns(clauses, time, dimensions)
    let predicate = clauses[.whereClause].flatMap { self.predicate(of: $0) }
    let comparison = clauses[.compareClause].flatMap { compare($0) }
    let rows = rows(clauses, in: scope(clauses, columns, time, dimensions))
    guard let range = time.range, let every = time.every, time.zone != nil,
      comparison != nil || clauses[.compareClause] == nil,
      let shown = columns.shown ?? standIn(at: node.range)
    else { return nil }
    var query = BoundQuery(columns: shown, range: range, every: every, source: node.range)
    (query.dimensions, query.predicate, query.comparison) = (dimensions, predicate, comparison)
    rows.apply(to: &query)
    query.width = environment.settings.width ?? query.width
    return query
  }

  /// Returns a column that replaces incorrect columns, so that the planner can check the other
  /// parts.
  private func standIn(at range: Range<Int>) -> [OutputColumn]? {
    catalog.metrics.first.map { metric in
      [BoundColumn(name: metric.rawValue, typed: TypedExpression(metric), range: range).output]
    }
  }

  /// Binds BY, and reports a dimension that occurs twice.
  private mutating func by(_ clause: SyntaxNode) -> [Located<ExportDimension>] {
    var dimensions: [Located<ExportDimension>] = []
    for name in clause.children where name.kind == .name {
      guard let dimension = dimension(name, in: .by) else { continue }
      if dimensions.contains(where: { $0.value == dimension.value }) {
        problems.append(.repeatedDimension(dimension.value, at: name.range))
      } else {
        dimensions.append(dimension)
      }
    }
    return dimensions
  }

  /// Returns the names that the clauses about rows may use.
  private func scope(
    _ clauses: [SyntaxNode], _ columns: BoundColumns, _ time: QueryTime,
    _ dimensions: [Located<ExportDimension>]
  ) -> ExpressionScope {
    var scope = ExpressionScope(hasBuckets: time.hasBuckets, zone: time.zone ?? .utc)
    for column in columns.columns where scope.columns[column.key] == nil {
      scope.columns[column.key] = column.typed
    }
    scope.brokenColumns = columns.namesWithErrors
    scope.dimensions = dimensions.map(\.value)
    let named = clauses[.byClause]?.children.count ?? 0
    scope.hasBrokenSplit = named > dimensions.count
    return scope
  }
}

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
      problems.append(.noMetrics(at: range))
      return nil
    }
    return BoundColumn(name: metric.rawValue, typed: TypedExpression(metric), range: range).output
  }

  private mutating func reportForeign(_ clauses: [SyntaxNode]) {
    let foreign = Clause.allCases.filter { !$0.isAllowedInShowValues }.map(\.kind) + [.selectClause]
    for clause in clauses where foreign.contains(clause.kind) {
      guard let word = clause.tokens.first else { continue }
      let text = clause.tree.text(word.range).uppercased()
      problems.append(.clauseInShowValues(text, at: word.range))
    }
  }
}
