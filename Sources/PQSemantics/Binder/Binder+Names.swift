import PQModel
import PQSyntax

/// The clause that a name stands in, for messages.
enum NameContext: String {
  case by = "BY"
  case whereClause = "WHERE"
}

/// Names are a closed set, in any letter case.
extension Binder {
  /// The metric that a name means in an expression.
  mutating func metric(named node: SyntaxNode, in scope: ExpressionScope) -> Metric? {
    let name = node.text.lowercased()
    if let metric = Metric(rawValue: name) {
      if catalog.metrics.contains(metric) { return metric }
      problems.append(.absent("metric", name, has: catalog.metrics.map(\.rawValue), at: node.range))
    } else if let dimension = Self.dimension(named: name) {
      problems.append(.dimensionAsColumn(dimension, at: node.range))
    } else if name == "timestamp" || name == "time" {
      problems.append(.timestampAsColumn(at: node.range))
    } else if scope.futureColumns.contains(name) {
      problems.append(.columnInSelect(node.text, at: node.range))
    } else {
      let metrics = catalog.metrics.map(\.rawValue)
      let known = metrics + environment.fragmentNames + scope.columns.keys.sorted()
      problems.append(
        .unknown("metric", node.text, among: known, listing: metrics, at: node.range))
    }
    return nil
  }

  /// The dimension that a name means.
  mutating func dimension(_ node: SyntaxNode, in context: NameContext) -> Dimension? {
    let name = node.text.lowercased()
    if let dimension = Self.dimension(named: name) {
      if catalog.dimensions.contains(dimension) { return dimension }
      let known = catalog.dimensions.map(\.rawValue)
      problems.append(.absent("dimension", dimension.rawValue, has: known, at: node.range))
    } else if let metric = Metric(rawValue: name) {
      problems.append(.metricAsDimension(metric, in: context, at: node.range))
    } else {
      let known = catalog.dimensions.flatMap { [$0.rawValue, $0.shortName] }
      problems.append(
        .unknown(
          "dimension", node.text, among: known, listing: catalog.dimensions.map(\.rawValue),
          at: node.range))
    }
    return nil
  }

  /// The dimension of a full name or a short form.
  static func dimension(named name: String) -> Dimension? {
    Dimension(rawValue: name) ?? Dimension.allCases.first { $0.shortName == name }
  }

  /// The value of a parameter, if it has one; says so if it was never declared.
  mutating func parameterValue(of node: SyntaxNode) -> ParameterValue? {
    let name = String(node.text.dropFirst()).lowercased()
    if let value = environment.parameters[name] { return value }
    guard !broken.contains("$" + name) else { return nil }
    let known = environment.parameters.keys.sorted().map { "$" + $0 }
    problems.append(.undeclared(node.text, among: known, at: node.range))
    return nil
  }

  /// The value that PARAM gives.
  mutating func parameterValue(_ node: SyntaxNode) -> ParameterValue? {
    switch node.kind {
    case .string:
      return node.tokens.first.map { .text(StringLiteral.value(of: $0, in: node.tree.source)) }
    case .duration: return duration(node).map { .duration($0) }
    case .valueList:
      let items = node.children.compactMap { item -> String? in
        guard item.kind == .string, let token = item.tokens.first else {
          if item.kind != .missing { problems.append(.notAValue(item.text, at: item.range)) }
          return nil
        }
        return StringLiteral.value(of: token, in: item.tree.source)
      }
      return items.count == node.children.count ? .list(items.uniqueByBytes) : nil
    case .number, .size, .signed:
      return expression(node, in: ExpressionScope()).map { .number($0, text: node.text) }
    default: return nil
    }
  }
}
