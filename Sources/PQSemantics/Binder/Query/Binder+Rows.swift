import PQModel
import PQSyntax

/// The clauses that say which rows are shown: HAVING, TOP, LIMIT, FILL, COMPARE WITH, INTO.
extension Binder {
  mutating func having(_ clause: SyntaxNode, in scope: ExpressionScope) -> Condition? {
    clause.children.first.flatMap { condition($0, in: scope) }?.condition
  }

  /// The number of LIMIT or TOP.
  mutating func count(_ clause: SyntaxNode) -> Int? {
    guard let node = clause.children.first(where: { $0.kind == .number || $0.kind == .parameter })
    else { return nil }
    guard let value = wholeNumber(node), value >= 0 else {
      let word = clause.tokens.first.map { $0.keyword.text } ?? ""
      if node.kind != .parameter || parameterValue(of: node) != nil {
        problems.append(.notWhole(node.text, clause: word, at: node.range))
      }
      return nil
    }
    return Int(value)
  }

  mutating func top(_ clause: SyntaxNode, in scope: ExpressionScope, _ isUngrouped: Bool) -> Top? {
    let count = self.count(clause)
    guard let node = clause.children.last, node.kind != .number,
      node.kind != .parameter || clause.children.count > 1
    else { return nil }
    guard let typed = expression(node, in: scope), let count else { return nil }
    if isUngrouped {
      problems.append(.topWithoutGroups(at: clause.range))
      return nil
    }
    if typed.expression.contains({ $0.isWindowOrComparison }) {
      problems.append(.topByWindow(node.text, at: node.range))
      return nil
    }
    return Top(count: count, expression: typed.expression, hasOthers: clause.contains(.others))
  }

  mutating func fill(_ clause: SyntaxNode) -> Fill {
    if clause.contains(.null) { return .null }
    if clause.contains(.previous) { return .previous }
    if clause.contains(.linear) { return .linear }
    guard let number = clause.child(.number) else { return .nothing }
    if NumberLiteral.whole(number.text) != 0 {
      problems.append(.fillWithNumber(number.text, at: number.range))
    }
    return .zero
  }

  mutating func reportFillWithoutEvery(_ fill: Fill, _ clause: SyntaxNode?, _ every: Every) {
    guard every == .whole, fill == .previous || fill == .linear, let clause else { return }
    problems.append(
      .needsEvery("FILL \(fill == .linear ? "LINEAR" : "PREVIOUS")", at: clause.range))
  }

  /// Functions that follow time need buckets.
  mutating func reportNeedsOfTime(_ columns: [(Expression, Range<Int>)], _ every: Every) {
    guard every == .whole else { return }
    for (expression, range) in columns {
      let needs = expression.contains { part in
        if case .window(let window, _) = part { window.followsTime } else { false }
      }
      if needs {
        problems.append(.needsEvery("a function that follows the rows of a group", at: range))
      }
    }
  }

  mutating func compare(_ clause: SyntaxNode) -> Located<Comparison>? {
    if clause.contains(.previous) { return Located(.previous, at: clause.range) }
    guard let node = clause.children.first, let duration = duration(node) else { return nil }
    return Located(.ago(duration.span), at: clause.range)
  }

  /// The columns, and with COMPARE WITH beside each what it was before, and the change.
  mutating func compared(
    _ columns: [BoundColumn], _ isCompared: Bool, beside others: [String]
  ) -> [BoundColumn] {
    guard isCompared else { return columns }
    var names = Set((others + columns.map(\.column.name)).map { $0.lowercased() })
    return columns.flatMap { column in
      let added = [column.before, column.change]
      for extra in added where !names.insert(extra.column.name.lowercased()).inserted {
        problems.append(.duplicateColumn(extra.column.name, at: column.column.range))
      }
      return [column] + added
    }
  }

  /// INTO: the name of a file, which says its format.
  mutating func into(_ clause: SyntaxNode) -> Located<String>? {
    guard let token = clause.child(.string)?.tokens.first else { return nil }
    let path = StringLiteral.value(of: token, in: clause.tree.source)
    let ending =
      path.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() }
      ?? ""
    if path.isEmpty || !surroundings.fileEndings.contains(ending) || path.utf8.contains(0) {
      problems.append(.unknownFormat(path, endings: surroundings.fileEndings, at: token.range))
      return nil
    }
    return Located(path, at: token.range)
  }
}

extension Expression {
  fileprivate var isWindowOrComparison: Bool {
    switch self {
    case .window(let window, _): window != .rate
    case .before, .change: true
    default: false
    }
  }
}

extension Binder.BoundColumn {
  /// What the column was in the range that is compared with.
  fileprivate var before: Self { with("_before", .before(typed.expression), typed.unit) }

  /// How it has changed since, as a part of what it was.
  fileprivate var change: Self { with("_change", .change(typed.expression), .ratio) }

  private func with(_ suffix: String, _ expression: Expression, _ unit: Unit?) -> Self {
    var changed = typed
    (changed.expression, changed.unit, changed.additivity) = (expression, unit, [])
    let name = column.name + suffix
    return Self(
      column: OutputColumn(
        name: name, expression: expression, unit: changed.shownUnit, range: column.range),
      typed: changed)
  }
}
