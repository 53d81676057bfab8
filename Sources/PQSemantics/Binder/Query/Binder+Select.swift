import PQModel
import PQSyntax

extension Binder {
  /// A column and what is known of it.
  struct BoundColumn {
    let column: OutputColumn
    let typed: TypedExpression
  }

  /// SELECT: the columns, each under a name of its own, which none of those that come by themselves
  /// has either. `*` is all metrics.
  mutating func select(_ clause: SyntaxNode, beside others: [String]) -> [BoundColumn] {
    var columns: [BoundColumn] = []
    var names = Set(others.map { $0.lowercased() })
    let aliases = Set(clause.children.compactMap { $0.child(.alias)?.text.lowercased() })
    for item in clause.children {
      for column in self.columns(of: item, aliases) {
        if names.insert(column.column.name.lowercased()).inserted {
          columns.append(column)
        } else {
          problems.append(.duplicateColumn(column.column.name, at: item.range))
        }
      }
    }
    return columns
  }

  private mutating func columns(of item: SyntaxNode, _ aliases: Set<String>) -> [BoundColumn] {
    guard let node = item.children.first else { return [] }
    if node.kind == .star {
      return catalog.metrics.map { column($0.rawValue, TypedExpression($0), at: item.range) }
    }
    guard let typed = column(node, aliases) else { return [] }
    let metric = typed.expression.metrics.first?.rawValue
    let isPlain =
      node.kind == .group
      && metric.map { typed.expression == .metric(Metric(rawValue: $0) ?? .http) } ?? false
    let name = item.child(.alias)?.text ?? (isPlain ? metric ?? "" : name(of: node, typed))
    return [column(name, typed, at: item.range)]
  }

  private func column(_ name: String, _ typed: TypedExpression, at range: Range<Int>) -> BoundColumn
  {
    BoundColumn(
      column: OutputColumn(
        name: name, expression: typed.expression, unit: typed.shownUnit, range: range),
      typed: typed)
  }

  /// A metric's own name however it is spelled, the name of a fragment, or the text as it stands,
  /// on one line.
  private func name(of node: SyntaxNode, _ typed: TypedExpression) -> String {
    if node.kind == .name, case .metric(let metric) = typed.expression,
      Metric(rawValue: node.text.lowercased()) != nil
    {
      return metric.rawValue
    }
    return node.oneLine
  }

  /// The expression of a column, which shows something of the traffic.
  private mutating func column(_ node: SyntaxNode, _ aliases: Set<String>) -> TypedExpression? {
    switch node.kind {
    case .comparison, .conjunction, .disjunction, .negation:
      problems.append(.conditionAsColumn(node.text, at: node.range))
      return nil
    case .number, .size, .duration, .string:
      problems.append(.notAColumn(node.text, at: node.range))
      return nil
    default: break
    }
    guard let typed = expression(node, in: ExpressionScope(futureColumns: aliases)) else {
      return nil
    }
    guard !typed.isConstant else {
      problems.append(.notAColumn(node.text, at: node.range))
      return nil
    }
    return typed
  }
}

extension SyntaxNode {
  /// Its text with comments left out and one space for any white space.
  fileprivate var oneLine: String {
    var text = ""
    var end = 0
    for token in tokens {
      if !text.isEmpty, token.range.lowerBound > end { text += " " }
      text += tree.text(token.range)
      end = token.range.upperBound
    }
    return text
  }
}
