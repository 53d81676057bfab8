import PQModel
import PQSemantics
import PQSyntax

/// The names of LET and PARAM that are defined in earlier texts and before the cursor.
struct NamedThings {
  /// The names of LET: first the names of earlier texts in alphabetical order, then the names of
  /// this text.
  private(set) var fragments: [String] = []
  /// The names of PARAM with `$`: first the names of earlier texts in alphabetical order, then the
  /// names of this text.
  private(set) var parameters: [String] = []
  /// The kinds of the names of LET, by name in lower case.
  private var kinds: [String: DefinitionKind] = [:]
  /// The tokens of the definitions in this text, by name in lower case.
  private var bodies: [String: ArraySlice<Token>] = [:]
  private let source: [UInt8]

  init(_ environment: QueryEnvironment, _ tokens: ArraySlice<Token>, of source: [UInt8]) {
    self.source = source
    fragments = environment.definitionNames
    for name in fragments { kinds[name] = environment.kind(ofDefinition: name) }
    parameters = environment.declared.sorted().map { "$\($0)" }
    var known = Set(parameters)
    for statement in tokens.split(whereSeparator: { $0.kind == .semicolon }) {
      read(statement, knowing: &known)
    }
  }

  /// Returns the kind of a name of LET; `nil` if it is not defined.
  func kind(of name: String) -> DefinitionKind? { kinds[name.lowercased()] }

  /// Returns the tokens of the definition of a name in this text; `nil` if there is none.
  func body(of name: String) -> ArraySlice<Token>? { bodies[name.lowercased()] }

  private mutating func read(_ statement: ArraySlice<Token>, knowing known: inout Set<String>) {
    guard statement.count > 1, let word = statement.first else { return }
    let nameToken = statement[statement.startIndex + 1]
    let name = String(decoding: source[nameToken.range], as: UTF8.self)
    let key = name.lowercased()
    if word.keyword == .param, nameToken.kind == .parameter {
      if known.insert(key).inserted { parameters.append(name) }
    } else if word.keyword == .let, nameToken.kind == .word {
      let body = statement.dropFirst(3)
      if kinds[key] == nil { fragments.append(name) }
      kinds[key] = kind(of: body)
      bodies[key] = body
    }
  }

  /// Returns the kind of a definition, estimated from its tokens.
  private func kind(of body: ArraySlice<Token>) -> DefinitionKind {
    var compares = false
    for token in body {
      if token.kind.comparesNumbers || token.keyword == .between { compares = true }
      guard token.kind == .word else { continue }
      let name = String(decoding: source[token.range], as: UTF8.self).lowercased()
      if kinds[name] == .predicate || ExportDimension.named(name) != nil { return .predicate }
      if kinds[name] == .condition { compares = true }
    }
    // In `if(http > p2p, ...)` the comparison is only an argument.
    let isCall = body.first?.kind == .word && body.dropFirst().first?.kind == .leftParenthesis
    return compares && !isCall ? .condition : .expression
  }
}

extension Token.Kind {
  fileprivate var comparesNumbers: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
