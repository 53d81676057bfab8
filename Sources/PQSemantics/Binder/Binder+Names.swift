import PQModel
import PQSyntax

/// The clause that a name stands in, for messages.
enum NameContext: String {
  case by = "BY"
  case whereClause = "WHERE"
}

/// Names are a closed set, in any letter case.
extension Binder {
  /// The metric that a name means in SELECT.
  mutating func metric(named node: SyntaxNode) -> Metric? {
    let name = node.text.lowercased()
    if let metric = Metric(rawValue: name) {
      if catalog.metrics.contains(metric) { return metric }
      problems.append(.absent("metric", name, has: catalog.metrics.map(\.rawValue), at: node.range))
    } else if let dimension = Self.dimension(named: name) {
      problems.append(.dimensionAsColumn(dimension, at: node.range))
    } else if name == "timestamp" || name == "time" {
      problems.append(.timestampAsColumn(at: node.range))
    } else {
      problems.append(
        .unknown("metric", node.text, among: catalog.metrics.map(\.rawValue), at: node.range))
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
}
