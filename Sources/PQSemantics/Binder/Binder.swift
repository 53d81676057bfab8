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
  private var binding: Binding
  /// The texts that are being bound.
  var texts = NestedTexts()
  /// The errors that were found.
  var problems = ErrorLog()
  /// The count of the nodes that uses of names add to the text.
  private var expansion = Expansion()

  /// Returns the meaning of a text and its diagnostics.
  ///
  /// - Parameters:
  ///   - tree: the syntax tree of the text.
  ///   - name: the name of the text, to which the paths of INCLUDE are relative.
  ///   - catalog: the metrics, dimensions and limits of the backend.
  ///   - now: the current time, which is the same for the whole run.
  ///   - environment: the names, parameters and settings that earlier texts have defined.
  ///   - surroundings: access to time zones, files and formats.
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

  /// The names, parameters and settings that earlier statements have defined.
  var environment: Environment {
    get { binding.environment }
    _modify { yield &binding.environment }
  }

  /// Binds a text and appends its statements and diagnostics to the binding.
  mutating func bind(_ tree: SyntaxTree, named name: String) {
    texts.begin(name)
    problems.beginText(tree.diagnostics)
    let text = binding.texts.count
    binding.texts.append(Binding.Text(name: name, tree: tree))
    for node in tree.statements { bind(node, of: text) }
    binding.texts[text].diagnostics = problems.endText()
    texts.end()
  }

  private mutating func bind(_ node: SyntaxNode, of text: Int) {
    let before = problems.count
    guard let meaning = statement(node) else { return }
    let statement = Binding.Statement(
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

/// The number of tree nodes that names add to a text.
///
/// A use of a LET or PARAM name counts as all nodes of its value. A repeated INCLUDE of a file counts
/// as all nodes of the file. The sum is limited, so that a short text cannot cause unlimited work. The
/// nodes of the text itself do not count, because the length of the text limits them.
private struct Expansion {
  /// The maximum number of nodes that names may add to a text.
  static let limit = 1_000_000

  private var nodes = 0

  /// True if the limit is exceeded. Then further uses are rejected without another message.
  var isExceeded: Bool { nodes > Self.limit }

  /// Adds the nodes of one use.
  ///
  /// - Returns: false if the sum exceeds the limit.
  mutating func add(_ count: Int) -> Bool {
    nodes = min(nodes, Self.limit) + min(count, Self.limit + 1)
    return !isExceeded
  }
}

extension Binder {
  /// Returns true if a use of a name does not exceed the limit. The first excess is reported.
  mutating func expands(
    _ name: String, by nodes: @autoclosure () -> Int, at node: SyntaxNode
  ) -> Bool {
    if expansion.isExceeded {
      problems.noteRepetition()
      return false
    }
    guard !expansion.add(nodes()) else { return true }
    problems.append(.expandsTooFar(name, limit: Expansion.limit, at: node.range))
    return false
  }
}

extension ParameterValue {
  /// The number of nodes that a use of the parameter adds.
  var nodes: Int {
    switch self {
    case .text(let text): text.nodes
    case .number, .duration: 1
    case .list(let values): values.nodes
    }
  }
}

extension [String] {
  /// The number of nodes of a list of values.
  var nodes: Int { reduce(0) { $0 + $1.nodes } }
}

extension String {
  /// The number of nodes of a value: one, and one more for each 64 bytes, because a long value needs
  /// as much work as many short ones.
  fileprivate var nodes: Int { 1 + utf8.count / 64 }
}
