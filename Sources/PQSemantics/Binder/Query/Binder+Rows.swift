import PQModel
import PQSyntax

/// The meaning of the clauses that set the selection, the order and the destination of rows.
struct RowClauses {
  let fill: Fill
  let having: BoundCondition?
  let order: [OrderKey]
  let top: Top?
  let limit: Int?
  let into: Located<String>?

  func apply(to query: inout BoundQuery) {
    query.fill = fill
    query.having = having
    query.order = order
    query.top = top
    query.limit = limit
    query.into = into
  }
}

extension Binder {
  mutating func rows(_ clauses: [SyntaxNode], in scope: ExpressionScope) -> RowClauses {
    RowClauses(
      fill: clauses[.fillClause].map { fill($0, in: scope) } ?? .nothing,
      having: clauses[.havingClause].flatMap { having($0, in: scope) },
      order: clauses[.orderClause].map { order($0, in: scope) } ?? [],
      top: clauses[.topClause].flatMap { top($0, in: scope) },
      limit: clauses[.limitClause].flatMap { limit($0) },
      into: clauses[.intoClause].flatMap { into($0) })
  }

  private mutating func having(_ clause: SyntaxNode, in scope: ExpressionScope) -> BoundCondition? {
    clause.children.first.flatMap { condition($0, in: scope) }?.meaning
  }

  /// Returns the maximum number of rows of a LIMIT clause.
  mutating func limit(_ clause: SyntaxNode) -> Int? {
    clause.children.first.flatMap { count($0, of: "LIMIT") }
  }

  private mutating func count(_ node: SyntaxNode, of clause: String) -> Int? {
    wholeNumber(
      node, in: 0...Int64.max, else: .notWhole(node.text, clause: clause, at: node.range))
  }

  /// Returns the number of groups and the order of a TOP clause.
  private mutating func top(_ clause: SyntaxNode, in scope: ExpressionScope) -> Top? {
    let parts = clause.children
    guard parts.count == 2 else { return nil }
    let count = count(parts[0], of: "TOP")
    let key = number(parts[1], in: scope)
    if scope.dimensions.isEmpty, !scope.hasBrokenSplit, let word = clause.tokens.first {
      problems.append(.topWithoutGroups(at: word.range))
    } else if key?.traits.contains(.otherRows) == true {
      problems.append(.topByOtherRows(parts[1]))
    }
    guard let count, let key else { return nil }
    return Top(count: count, expression: key.expression, hasOthers: clause.contains(.others))
  }

  private mutating func fill(_ clause: SyntaxNode, in scope: ExpressionScope) -> Fill {
    let fill = kind(of: clause)
    if fill == .previous || fill == .linear, !scope.hasBuckets {
      let word = fill == .linear ? "LINEAR" : "PREVIOUS"
      problems.append(.needsEvery("FILL \(word)", at: clause.range))
    }
    return fill
  }

  private mutating func kind(of clause: SyntaxNode) -> Fill {
    if clause.contains(.null) { return .null }
    if clause.contains(.previous) { return .previous }
    if clause.contains(.linear) { return .linear }
    guard let number = clause.children.first, number.kind == .number else { return .nothing }
    let value = NumberLiteral.expression(number.text)
    if value != .whole(0), value != .decimal(0) {
      problems.append(.fillWithNumber(number.text, at: number.range))
    }
    return .zero
  }

  /// Returns the comparison of a COMPARE WITH clause.
  mutating func compare(_ clause: SyntaxNode) -> Located<Comparison>? {
    if clause.contains(.previous) { return Located(.previous, at: clause.range) }
    guard let node = clause.children.first, let duration = duration(node) else { return nil }
    return Located(.ago(duration.span), at: clause.range)
  }

  /// Returns the file name of an INTO clause. Its extension determines the format.
  mutating func into(_ clause: SyntaxNode) -> Located<String>? {
    guard let node = clause.children.first, let path = quotedText(node, wanted: "a file name")
    else { return nil }
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    guard surroundings.fileEndings.contains(ending), !path.utf8.contains(0) else {
      problems.append(.unknownFormat(path, endings: surroundings.fileEndings, at: node.range))
      return nil
    }
    return Located(path, at: node.range)
  }
}

/// ORDER BY: the keys are expressions, dimensions of BY, or `timestamp`.
extension Binder {
  private mutating func order(_ clause: SyntaxNode, in scope: ExpressionScope) -> [OrderKey] {
    clause.children.compactMap { key in
      guard let node = key.children.first, !problems.isFull else { return nil }
      return target(node, in: scope).map { OrderKey($0, isDescending: key.contains(.desc)) }
    }
  }

  private mutating func target(
    _ node: SyntaxNode, in scope: ExpressionScope
  ) -> OrderKey.Target? {
    let inner = node.ungrouped
    if inner.kind == .name, !isNumber(inner, in: scope) { return target(named: inner, in: scope) }
    return number(inner, in: scope).map { .expression($0.expression) }
  }

  /// Returns an expression that is not constant. If the expression is constant or has an error, the
  /// result is `nil` and an error is reported.
  private mutating func number(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    let typed = node.kind == .string ? nil : expression(node, in: scope)
    guard typed?.isConstant ?? (node.kind == .string) else { return typed }
    report(.orderByConstant(node), about: node)
    return nil
  }

  /// Returns true if a name means a number in expressions.
  private func isNumber(_ node: SyntaxNode, in scope: ExpressionScope) -> Bool {
    let name = node.text.lowercased()
    if scope.columns[name] != nil || scope.brokenColumns.contains(name) { return true }
    return environment.definition(name) != nil || problems.isWrong(name)
      || Metric(rawValue: name) != nil
  }

  private mutating func target(
    named node: SyntaxNode, in scope: ExpressionScope
  ) -> OrderKey.Target? {
    let name = node.text.lowercased()
    if let dimension = Self.dimension(named: name) {
      if scope.dimensions.contains(dimension) { return .dimension(dimension) }
      guard !scope.hasBrokenSplit else { return nil }
      problems.append(.orderByUnsplit(dimension, at: node.range))
    } else if name == "timestamp" {
      if scope.hasBuckets { return .timestamp }
      problems.append(.needsEvery("the column timestamp", at: node.range))
    } else {
      problems.append(noColumn(node, in: scope))
    }
    return nil
  }

  private func noColumn(_ node: SyntaxNode, in scope: ExpressionScope) -> Diagnostic {
    let shown =
      (scope.hasBuckets ? ["timestamp"] : []) + scope.dimensions.map(\.rawValue)
      + scope.columns.keys.sorted()
    if node.text.lowercased() == "time" {
      return .unknown("column", node.text, among: [], at: node.range).replaced(by: "timestamp")
    }
    let others =
      scope.dimensions.map(\.shortName) + catalog.metrics.map(\.rawValue)
      + environment.definitionNames
    return .unknown("column", node.text, among: shown + others, listing: shown, at: node.range)
  }
}
