import PQModel
import PQSyntax

extension Binder {
  /// SELECT: the columns, each under a name of its own, which none of those that come by themselves
  /// has either. `*` is all metrics.
  mutating func select(_ clause: SyntaxNode, beside dimensions: [Dimension]) -> [OutputColumn] {
    var columns: [OutputColumn] = []
    var names = Set(["timestamp"] + dimensions.map(\.rawValue))
    for item in clause.children {
      for column in self.columns(of: item) {
        if names.insert(column.name.lowercased()).inserted {
          columns.append(column)
        } else {
          problems.append(.duplicateColumn(column.name, at: item.range))
        }
      }
    }
    return columns
  }

  private mutating func columns(of item: SyntaxNode) -> [OutputColumn] {
    guard let expression = item.children.first else { return [] }
    if expression.kind == .star {
      return catalog.metrics.map { OutputColumn(name: $0.rawValue, metric: $0) }
    }
    guard let metric = metric(expression) else { return [] }
    return [OutputColumn(name: item.child(.alias)?.text ?? metric.rawValue, metric: metric)]
  }

  /// The metric that an expression names.
  private mutating func metric(_ node: SyntaxNode) -> Metric? {
    switch node.kind {
    case .name: return metric(named: node)
    case .group: return node.children.first.flatMap { metric($0) }
    case .call: unsupportedFunction(node)
    case .sum, .product, .signed: unsupported("an expression", node)
    case .parameter: unsupported("a parameter", node)
    case .number, .size, .duration, .string, .comparison, .conjunction, .disjunction, .negation:
      problems.append(.notAColumn(node.text, at: node.range))
    default: break
    }
    return nil
  }
}
