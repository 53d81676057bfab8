public import PQModel
public import PQSyntax

/// Tree + catalog + clock -> bound statements.
///
/// A mistake does not end the work: every mistake of a text is found in one go. What the parser has
/// reported as missing is passed over in silence.
public struct Binder {
  let catalog: Catalog
  let now: Instant
  var problems = DiagnosticList()

  /// Settles the meaning of a text; `now` is the clock of the whole run.
  public static func bind(_ tree: SyntaxTree, catalog: Catalog, now: Instant) -> Binding {
    var binder = Binder(catalog: catalog, now: now)
    for diagnostic in tree.diagnostics { binder.problems.append(diagnostic) }
    var statements: [Located<BoundStatement>] = []
    var drafts: [BoundQuery] = []
    for node in tree.statements {
      let before = binder.problems.items.count
      let statement = binder.statement(node)
      if binder.problems.items.count == before, tree.diagnostics.isEmpty, !binder.problems.isFull {
        if let statement { statements.append(Located(statement, at: node.range)) }
      } else if let query = statement?.query {
        drafts.append(query)
      }
    }
    return Binding(
      statements: statements, drafts: drafts, diagnostics: binder.problems.inTextOrder)
  }

  private init(catalog: Catalog, now: Instant) {
    self.catalog = catalog
    self.now = now
  }

  private mutating func statement(_ node: SyntaxNode) -> BoundStatement? {
    switch node.kind {
    case .query: return query(node).map(BoundStatement.query)
    case .explainStatement: return explain(node)
    case .showStatement: return show(node)
    case .letStatement: unsupported("LET", node)
    case .paramStatement: unsupported("PARAM", node)
    case .setStatement: unsupported("SET", node)
    case .includeStatement: unsupported("INCLUDE", node)
    default: break
    }
    return nil
  }

  private mutating func explain(_ node: SyntaxNode) -> BoundStatement? {
    let options = node.child(.explainOptions)
    let outside = node.tokens.prefix { $0.keyword != .select }
    if let word = outside.first(where: { $0.keyword == .analyze }) {
      problems.append(.notSupportedYet("EXPLAIN ANALYZE", at: word.range))
    }
    guard let query = node.child(.query).flatMap({ query($0) }) else { return nil }
    return .explain(query, format(options))
  }

  private func format(_ options: SyntaxNode?) -> ExplainFormat {
    guard let options else { return .text }
    if options.contains(.json) { return .json }
    return options.contains(.curl) ? .curl : .text
  }

  private mutating func show(_ node: SyntaxNode) -> BoundStatement? {
    guard let word = node.child(.showTarget)?.tokens.first else {
      if node.contains(.values) { unsupported("SHOW VALUES", node) }
      return nil
    }
    guard let target = ShowTarget(rawValue: word.keyword.text.lowercased()) else {
      problems.append(.notSupportedYet("SHOW \(word.keyword.text)", at: word.range))
      return nil
    }
    return .show(target)
  }

  /// Says that a function has no meaning yet.
  mutating func unsupportedFunction(_ call: SyntaxNode) {
    unsupported("the function \(call.child(.name)?.text ?? "")", call)
  }

  /// Says that what a node asks for has no meaning yet.
  mutating func unsupported(_ what: String, _ node: SyntaxNode) {
    problems.append(.notSupportedYet(what, at: node.range))
  }
}
