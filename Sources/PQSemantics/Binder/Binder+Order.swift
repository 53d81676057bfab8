import PQModel
import PQSyntax

/// What a key of ORDER BY can name.
private struct OrderScope {
  let columns: [OutputColumn]
  let dimensions: [Dimension]
  /// The metrics of the columns by name, in small letters.
  let metrics: [String: Metric]

  init(columns: [OutputColumn], dimensions: [Dimension]) {
    self.columns = columns
    self.dimensions = dimensions
    metrics = Dictionary(
      columns.map { ($0.name.lowercased(), $0.metric) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Binder {
  /// ORDER BY: keys that name a column, a dimension of BY, a metric or `timestamp`.
  mutating func order(
    _ clauses: [SyntaxNode], columns: [OutputColumn], dimensions: [Dimension]
  ) -> [OrderKey] {
    guard let clause = clause(.orderClause, in: clauses) else { return [] }
    let scope = OrderScope(columns: columns, dimensions: dimensions)
    return clause.children.compactMap { key in
      guard let node = key.children.first, !problems.isFull else { return nil }
      let target = target(node, in: scope)
      return target.map { OrderKey($0, isDescending: key.contains(.desc)) }
    }
  }

  private mutating func target(_ node: SyntaxNode, in scope: OrderScope) -> OrderKey.Target? {
    switch node.kind {
    case .name: return target(named: node, in: scope)
    case .group: return node.children.first.flatMap { target($0, in: scope) }
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
    named node: SyntaxNode, in scope: OrderScope
  ) -> OrderKey.Target? {
    let name = node.text.lowercased()
    if let metric = scope.metrics[name] { return .metric(metric) }
    if name == "timestamp" { return .timestamp }
    if let metric = Metric(rawValue: name), catalog.metrics.contains(metric) {
      return .metric(metric)
    }
    if let dimension = Self.dimension(named: name) {
      if scope.dimensions.contains(dimension) { return .dimension(dimension) }
      problems.append(.orderByUnsplit(dimension, at: node.range))
      return nil
    }
    if name == "time" {
      let unknown = Diagnostic.unknown("column", node.text, among: [], at: node.range)
      problems.append(unknown.replaced(by: "timestamp"))
      return nil
    }
    let shown = ["timestamp"] + scope.dimensions.map(\.rawValue) + scope.columns.map(\.name)
    let known = shown + scope.dimensions.map(\.shortName) + catalog.metrics.map(\.rawValue)
    problems.append(
      .unknown("column", node.text, among: known, listing: shown, at: node.range))
    return nil
  }
}
