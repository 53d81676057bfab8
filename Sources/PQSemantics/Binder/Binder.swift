public import PQModel
public import PQSyntax

/// Tree + catalog + clock -> bound statements.
///
/// A mistake does not end the work: every mistake of a text is found in one go. What the parser has
/// reported as missing is passed over in silence.
public struct Binder {
  let catalog: Catalog
  let now: Instant
  let surroundings: Surroundings
  var binding: Binding
  /// The names of the texts that are being read: this one last, before it those that include it.
  var open: [String] = []
  /// The mistakes of the text that is being read.
  var problems = DiagnosticList()
  /// Names whose statements are wrong: to miss them would only be an echo.
  var broken: Set<String> = []
  /// How often such a name was used.
  private var echoes = 0
  /// What names add to the text.
  var expansion = Expansion()
  /// The trees of the texts that were included, by their names.
  var includedTrees: [String: SyntaxTree] = [:]

  /// Settles the meaning of a text.
  ///
  /// - Parameters:
  ///   - tree: the text.
  ///   - name: what to call the text; the texts that it includes are found from there.
  ///   - catalog: what the backend can be asked.
  ///   - now: the clock of the whole run.
  ///   - environment: what earlier texts have left behind.
  ///   - surroundings: what lies outside of the text.
  public static func bind(
    _ tree: SyntaxTree, name: String = "", catalog: Catalog, now: Instant,
    environment: Environment = Environment(), surroundings: Surroundings = Surroundings()
  ) -> Binding {
    var binder = Binder(
      catalog: catalog, now: now, surroundings: surroundings,
      binding: Binding(environment: environment))
    binder.bind(tree, named: name)
    return binder.binding
  }

  private init(catalog: Catalog, now: Instant, surroundings: Surroundings, binding: Binding) {
    self.catalog = catalog
    self.now = now
    self.surroundings = surroundings
    self.binding = binding
  }

  /// What the statements before have left behind.
  var environment: Environment { binding.environment }

  /// Binds a text and adds what comes of it to the binding.
  mutating func bind(_ tree: SyntaxTree, named name: String) {
    let outerProblems = problems
    problems = DiagnosticList()
    open.append(name)
    let text = binding.texts.count
    binding.texts.append(Binding.Text(name: name, tree: tree))
    for diagnostic in tree.diagnostics { problems.append(diagnostic) }
    for node in tree.statements { bind(node, of: text) }
    binding.texts[text].diagnostics = problems.inTextOrder
    open.removeLast()
    problems = outerProblems
  }

  private mutating func bind(_ node: SyntaxNode, of text: Int) {
    let before = (problems.items.count, echoes)
    guard let meaning = statement(node) else { return }
    let statement = Binding.Statement(
      meaning: meaning, text: text, range: node.range, settings: environment.settings)
    if (problems.items.count, echoes) == before, node.tree.diagnostics.isEmpty {
      binding.statements.append(statement)
    } else if meaning.query != nil {
      binding.drafts.append(statement)
    }
  }

  private mutating func statement(_ node: SyntaxNode) -> BoundStatement? {
    guard !problems.isFull, fitsHere(node) else { return nil }
    switch node.kind {
    case .query: return query(node).map(BoundStatement.query)
    case .explainStatement: return explain(node)
    case .showStatement: return show(node)
    case .letStatement: name(node)
    case .paramStatement: parameter(node)
    case .setStatement: set(node)
    case .includeStatement: include(node)
    default: break
    }
    return nil
  }

  private mutating func explain(_ node: SyntaxNode) -> BoundStatement? {
    guard let query = node.child(.query).flatMap({ query($0) }) else { return nil }
    let format = node.child(.explainOptions).map { self.format($0) } ?? .text
    return .explain(query, format, analyzes: node.contains(.analyze))
  }

  private func format(_ options: SyntaxNode) -> ExplainFormat {
    if options.contains(.json) { return .json }
    return options.contains(.curl) ? .curl : .text
  }

  private mutating func show(_ node: SyntaxNode) -> BoundStatement? {
    guard let word = node.child(.showTarget)?.tokens.first else {
      return node.contains(.values) ? showValues(node).map(BoundStatement.query) : nil
    }
    return ShowTarget(rawValue: word.keyword.text.lowercased()).map(BoundStatement.show)
  }

  /// Whether a name is one whose statement is wrong, so that what uses it is wrong as well.
  mutating func isEcho(_ name: String) -> Bool {
    guard broken.contains(name) else { return false }
    noteEcho()
    return true
  }

  /// Notes that a statement is wrong because of a mistake that was reported before.
  mutating func noteEcho() { echoes += 1 }

  /// Tells a mistake in the meaning of a node, unless the parser has told one of its form.
  mutating func report(_ diagnostic: Diagnostic, about node: SyntaxNode) {
    if node.isSound { problems.append(diagnostic) }
  }
}
