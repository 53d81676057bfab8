import PQModel
import PQSyntax

extension Binder {
  /// Binds a query, as far as its mistakes let it: the planner may find more in what is left. Nil
  /// if the range or the interval is wrong, or if there is no metric.
  mutating func query(_ node: SyntaxNode) -> BoundQuery? {
    let clauses = node.children
    for clause in clauses { reportUnsupported(clause) }
    let dimensions = clause(.byClause, in: clauses).map { by($0) } ?? []
    let columns =
      clause(.selectClause, in: clauses)
      .map { select($0, beside: dimensions.map(\.value)) } ?? []
    let filters = clause(.whereClause, in: clauses).map { memberships($0) } ?? []
    let interval = every(clauses, of: node)
    let time = range(clauses, of: node, interval: interval?.value)
    let count = clause(.limitClause, in: clauses).flatMap { limit($0) }
    let keys = order(clauses, columns: columns, dimensions: dimensions.map(\.value))
    guard let time, let interval, let metric = catalog.metrics.first else { return nil }
    let shown = columns.isEmpty ? [OutputColumn(name: metric.rawValue, metric: metric)] : columns
    return BoundQuery(
      columns: shown, dimensions: dimensions, memberships: filters, range: time,
      interval: interval, order: keys, limit: count)
  }

  func clause(_ kind: SyntaxKind, in clauses: [SyntaxNode]) -> SyntaxNode? {
    clauses.first { $0.kind == kind }
  }

  private mutating func reportUnsupported(_ clause: SyntaxNode) {
    switch clause.kind {
    case .duringClause: unsupported("DURING", clause)
    case .compareClause: unsupported("COMPARE WITH", clause)
    case .havingClause: unsupported("HAVING", clause)
    case .topClause: unsupported("TOP", clause)
    case .intoClause: unsupported("INTO", clause)
    case .fillClause where !clause.contains(.nothing): unsupported("FILL", clause)
    case .timezoneClause where zone(of: clause) != "UTC": unsupported("TIMEZONE", clause)
    default: break
    }
    if let part = clause.child(.includingNow) { unsupported("INCLUDING NOW", part) }
  }

  private func zone(of clause: SyntaxNode) -> String? {
    guard let token = clause.child(.string)?.tokens.first else { return "UTC" }
    return StringLiteral.value(of: token, in: clause.tree.source).uppercased()
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

  private mutating func limit(_ clause: SyntaxNode) -> Int? {
    guard let number = clause.child(.number) else { return nil }
    guard let value = NumberLiteral.whole(number.text), value >= 0 else {
      problems.append(.notWhole(number.text, clause: "LIMIT", at: number.range))
      return nil
    }
    return Int(value)
  }
}
