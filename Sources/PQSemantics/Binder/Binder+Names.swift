import PQModel
import PQSyntax

/// The clause of a name, for messages.
enum NameContext: String {
  case by = "BY"
  case of = "OF"
  case whereClause = "WHERE"
}

/// The lookup of metrics and dimensions. Their names are fixed and ignore letter case.
extension Binder {
  /// Returns the metric with a name; `nil` if there is none or a column is meant, which is reported.
  mutating func metric(named node: SyntaxNode, in scope: ExpressionScope) -> Metric? {
    let metric = Metric(rawValue: node.text.lowercased())
    if let metric, catalog.metrics.contains(metric) { return metric }
    problems.append(noMetric(node, in: scope))
    return nil
  }

  private func noMetric(_ node: SyntaxNode, in scope: ExpressionScope) -> Diagnostic {
    let name = node.text.lowercased()
    let metrics = catalog.metrics.map(\.rawValue)
    if Metric(rawValue: name) != nil {
      return .absent("metric", name, has: metrics, at: node.range)
    }
    if let dimension = Self.dimension(named: name) {
      return .dimensionAsNumber(dimension, inSelect: scope.isSelect, at: node.range)
    }
    if name == "timestamp" || name == "time" { return .timestampAsNumber(at: node.range) }
    if scope.futureColumns.contains(name) { return .columnInSelect(node.text, at: node.range) }
    let known = metrics + environment.fragmentNames + scope.columns.keys.sorted()
    return .unknown("metric", node.text, among: known, listing: metrics, at: node.range)
  }

  /// Returns the dimension with a name; `nil` if there is none, which is reported.
  mutating func dimension(
    _ node: SyntaxNode, in context: NameContext
  ) -> Located<Dimension>? {
    let name = node.text.lowercased()
    guard !problems.isFull, !problems.repeats(name) else { return nil }
    let dimension = Self.dimension(named: name)
    if let dimension, catalog.dimensions.contains(dimension) {
      return Located(dimension, at: node.range)
    }
    problems.append(noDimension(node, in: context))
    return nil
  }

  private func noDimension(_ node: SyntaxNode, in context: NameContext) -> Diagnostic {
    let name = node.text.lowercased()
    let dimensions = catalog.dimensions.map(\.rawValue)
    if let dimension = Self.dimension(named: name) {
      return .absent("dimension", dimension.rawValue, has: dimensions, at: node.range)
    }
    if Metric(rawValue: name) != nil {
      return .numberAsDimension("\(name) is a metric", in: context, at: node.range)
    }
    if environment.fragment(name) != nil {
      let what = "\(Diagnostic.shown(node.text)) is a name of LET"
      return .numberAsDimension(what, in: context, at: node.range)
    }
    let known = dimensions + catalog.dimensions.map(\.shortName)
    return .unknown("dimension", node.text, among: known, listing: dimensions, at: node.range)
  }

  /// Returns the dimension with a full or short name in lower case; `nil` if there is none.
  static func dimension(named name: String) -> Dimension? { .named(name) }
}
