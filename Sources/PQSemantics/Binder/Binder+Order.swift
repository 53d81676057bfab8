import PQModel
import PQSyntax

extension Binder {
  /// ORDER BY: keys that name a column, a dimension of BY, a metric or `timestamp`.
  mutating func order(
    _ clauses: [SyntaxNode], columns: [OutputColumn], dimensions: [Dimension]
  ) -> [OrderKey] {
    guard let clause = clause(.orderClause, in: clauses) else { return [] }
    return clause.children.compactMap { key in
      guard let node = key.children.first else { return nil }
      let target = target(node, columns: columns, dimensions: dimensions)
      return target.map { OrderKey($0, isDescending: key.contains(.desc)) }
    }
  }

  private mutating func target(
    _ node: SyntaxNode, columns: [OutputColumn], dimensions: [Dimension]
  ) -> OrderKey.Target? {
    switch node.kind {
    case .name: return target(named: node, columns: columns, dimensions: dimensions)
    case .group:
      return node.children.first.flatMap {
        target($0, columns: columns, dimensions: dimensions)
      }
    case .missing, .skipped: return nil
    case .number, .string, .size, .duration:
      problems.append(.orderByConstant(node.text, at: node.range))
    case .parameter: unsupported("a parameter", node)
    case .call: unsupportedFunction(node)
    default: unsupported("an expression", node)
    }
    return nil
  }

  private mutating func target(
    named node: SyntaxNode, columns: [OutputColumn], dimensions: [Dimension]
  ) -> OrderKey.Target? {
    let name = node.text.lowercased()
    if let column = columns.first(where: { $0.name.lowercased() == name }) {
      return .metric(column.metric)
    }
    if name == "timestamp" { return .timestamp }
    if let metric = Metric(rawValue: name), catalog.metrics.contains(metric) {
      return .metric(metric)
    }
    if let dimension = Self.dimension(named: name) {
      if dimensions.contains(dimension) { return .dimension(dimension) }
      problems.append(.orderByUnsplit(dimension, at: node.range))
      return nil
    }
    if name == "time" {
      let unknown = Diagnostic.unknown("column", node.text, among: [], at: node.range)
      problems.append(unknown.replaced(by: "timestamp"))
      return nil
    }
    let shown = ["timestamp"] + dimensions.map(\.rawValue) + columns.map(\.name)
    let known = shown + dimensions.map(\.shortName) + catalog.metrics.map(\.rawValue)
    problems.append(
      .unknown("column", node.text, among: known, listing: shown, at: node.range))
    return nil
  }
}
