public import PQModel
public import PQSyntax

/// The binder: it determines the meaning of the statements of a syntax tree.
///
/// It does not stop at an error, so that one run finds all errors of a text. Parts that the parser has
/// reported as missing are skipped without another message.
public struct Binder {
  let catalog: Catalog
  let now: Instant
  let surroundings: Surroundings
  private var binding: BindingResult
  /// The texts that are being bound.
  var texts = NestedTexts()
  /// The errors that were found.
  var problems = ErrorLog()
  /// The count of the nodes that uses of names add to the text.
  var expansion = ExpansionBudget()

  /// Returns the meaning of a text and its diagnostics.
  ///
  /// - Parameters:
  ///   - tree: the syntax tree of the text.
  ///   - name: the name of the text. The paths of INCLUDE are relative to it.
  ///   - catalog: the metrics, dimensions and limits of the backend.
  ///   - now: the current time. It is the same for the whole run.
  ///   - environment: the names, parameters and settings that earlier texts have defined.
  ///   - surroundings: access to time zones, files and formats.
  public static func bind(
    _ tree: SyntaxTree, name: String = "", catalog: Catalog, now: Instant,
    environment: QueryEnvironment = QueryEnvironment(), surroundings: Surroundings = Surroundings()
  ) -> BindingResult {
    let bind = { (tree: SyntaxTree) in
      var binder = Binder(
        catalog: catalog, now: now, surroundings: surroundings,
        binding: BindingResult(environment: environment))
      binder.bind(tree, named: name)
      return binder.binding
    }
    var binding = bind(tree)
    if binding.hasErrors { binding.findIdioms { bind(.parse($0)).texts[0].diagnostics } }
    return binding
  }

  private init(catalog: Catalog, now: Instant, surroundings: Surroundings, binding: BindingResult) {
    self.catalog = catalog
    self.now = now
    self.surroundings = surroundings
    self.binding = binding
  }

  /// The names, parameters and settings that earlier statements have defined.
  var environment: QueryEnvironment {
    get { binding.environment }
    _modify { yield &binding.environment }
  }

  /// Binds a text and appends its statements and diagnostics to the binding.
  mutating func bind(_ tree: SyntaxTree, named name: String) {
    texts.begin(name)
    problems.beginText(tree.diagnostics)
    let text = binding.texts.count
    binding.texts.append(BindingResult.Text(name: name, tree: tree))
    for node in tree.statements { bind(node, of: text) }
    binding.texts[text].diagnostics = problems.endText().map { $0.naming(only: catalog) }
    texts.end()
  }

  private mutating func bind(_ node: SyntaxNode, of text: Int) {
    let before = problems.count
    guard let meaning = statement(node) else { return }
    let statement = BindingResult.Statement(
      meaning: meaning, text: text, range: node.range, settings: environment.settings)
    if problems.count == before, node.tree.diagnostics.isEmpty {
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

  /// Returns true if the role of the text allows a statement; otherwise the error is reported.
  private mutating func fitsHere(_ node: SyntaxNode) -> Bool {
    guard case .configuration = surroundings.role else { return true }
    switch node.kind {
    case .query, .explainStatement, .showStatement:
      if let word = node.tokens.first {
        report(.asksInConfiguration(at: word.range), about: node)
      }
      return false
    default: return true
    }
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

  /// Reports an error in the meaning of a node, unless the parser has reported an error inside it.
  mutating func report(_ diagnostic: Diagnostic, about node: SyntaxNode) {
    if node.isSound { problems.append(diagnostic) }
  }
}

/// The texts that are being bound, and the trees of all included texts. Each text is inside the
/// text that includes it.
struct NestedTexts {
  /// The maximum number of included texts, direct and indirect.
  private static let mostTexts = 1000
  /// The maximum nesting depth of included texts.
  private static let greatestDepth = 50

  /// The names of the texts, the outermost first.
  private var names: [String] = []
  /// The number of texts that have begun.
  private var count = 0
  /// The trees of the included texts, by name.
  private var trees: [String: SyntaxTree] = [:]

  /// The name of the text that is being bound; empty if there is none.
  var current: String { names.last ?? "" }

  mutating func begin(_ name: String) {
    names.append(name)
    count += 1
  }

  mutating func end() { names.removeLast() }

  /// Returns the reason why a text must not be included here; `nil` if it may be.
  func refusal(of name: String, at range: Range<Int>) -> Diagnostic? {
    if names.contains(name) { return .includedByItself(name, at: range) }
    if names.count > Self.greatestDepth { return .includedTooDeep(Self.greatestDepth, at: range) }
    return count > Self.mostTexts ? .tooManyTexts(Self.mostTexts, at: range) : nil
  }

  /// Returns the tree of an included text. A text is parsed only once.
  mutating func tree(of text: Surroundings.IncludedText) -> (tree: SyntaxTree, isRepeated: Bool) {
    if let tree = trees[text.name] { return (tree, true) }
    let tree = SyntaxTree.parse(text.bytes)
    trees[text.name] = tree
    return (tree, false)
  }
}

extension BindingResult {
  /// Replaces the errors of the text that come from idioms of other languages.
  ///
  /// - Parameter check: returns the diagnostics of another text in place of this one.
  fileprivate mutating func findIdioms(check: @escaping ([UInt8]) -> [Diagnostic]) {
    let search = IdiomSearch(texts[0].tree, texts[0].diagnostics, check: check)
    guard let diagnostics = search?.diagnostics else { return }
    texts[0].diagnostics = diagnostics
    drafts.removeAll { $0.text == 0 }
  }
}

/// INCLUDE: the statements of another text, in place of the INCLUDE statement.
extension Binder {
  fileprivate mutating func include(_ node: SyntaxNode) {
    guard let path = node.child(.string), let name = path.stringValue else { return }
    do throws(Surroundings.Refusal) {
      let text = try surroundings.text(name, texts.current)
      if let refusal = texts.refusal(of: text.name, at: path.range) {
        return problems.append(refusal)
      }
      let (tree, isRepeated) = texts.tree(of: text)
      // A repeated use counts as all nodes of the text.
      guard !isRepeated || spendsBudget(path.text, by: tree.nodeCount, at: path) else { return }
      bind(tree, named: text.name)
    } catch {
      problems.append(.cannotInclude(error, at: path.range))
    }
  }
}
