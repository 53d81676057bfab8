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
  /// The names of the texts that are being read: this one, and those that include it.
  let open: [String]
  var binding: Binding
  var problems = DiagnosticList()
  /// Names whose statements are wrong: to miss them would only be an echo.
  var broken: Set<String> = []

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
      catalog: catalog, now: now, surroundings: surroundings, open: [name],
      binding: Binding(environment: environment))
    binder.bind(tree)
    return binder.binding
  }

  init(
    catalog: Catalog, now: Instant, surroundings: Surroundings, open: [String], binding: Binding
  ) {
    self.catalog = catalog
    self.now = now
    self.surroundings = surroundings
    self.open = open
    self.binding = binding
  }

  /// Binds a text and adds what comes of it to the binding.
  mutating func bind(_ tree: SyntaxTree) {
    let text = binding.texts.count
    binding.texts.append(Binding.Text(name: open.last ?? "", tree: tree))
    for diagnostic in tree.diagnostics { problems.append(diagnostic) }
    for node in tree.statements {
      let before = problems.items.count
      guard let meaning = statement(node) else { continue }
      let statement = Binding.Statement(
        meaning: meaning, text: text, range: node.range, settings: environment.settings)
      if problems.items.count == before, tree.diagnostics.isEmpty {
        binding.statements.append(statement)
      } else if meaning.query != nil {
        binding.drafts.append(statement)
      }
    }
    binding.texts[text].diagnostics = problems.inTextOrder
  }

  var environment: Environment {
    get { binding.environment }
    set { binding.environment = newValue }
  }

  private mutating func statement(_ node: SyntaxNode) -> BoundStatement? {
    guard !problems.isFull else { return nil }
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
    let outside = node.tokens.prefix { $0.keyword != .select }
    let analyzes = outside.contains { $0.keyword == .analyze }
    guard let query = node.child(.query).flatMap({ query($0) }) else { return nil }
    return .explain(query, format(node.child(.explainOptions)), analyzes: analyzes)
  }

  private func format(_ options: SyntaxNode?) -> ExplainFormat {
    guard let options else { return .text }
    if options.contains(.json) { return .json }
    return options.contains(.curl) ? .curl : .text
  }

  private mutating func show(_ node: SyntaxNode) -> BoundStatement? {
    guard let word = node.child(.showTarget)?.tokens.first else {
      return node.contains(.values) ? showValues(node).map(BoundStatement.query) : nil
    }
    return ShowTarget(rawValue: word.keyword.text.lowercased()).map(BoundStatement.show)
  }
}
