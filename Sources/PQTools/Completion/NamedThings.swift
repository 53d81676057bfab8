import PQModel
import PQSemantics
import PQSyntax

/// What LET and PARAM have named: in earlier texts, and before a place of this one.
struct NamedThings {
  /// The names of LET in order.
  private(set) var fragments: [String] = []
  /// The names of PARAM in order, each with its sign.
  private(set) var parameters: [String] = []
  /// What the names of LET stand for, by name in small letters.
  private var kinds: [String: FragmentKind] = [:]
  /// Where the meanings of those of this text stand.
  private var bodies: [String: ArraySlice<Token>] = [:]
  private let source: [UInt8]

  init(_ environment: Environment, _ tokens: ArraySlice<Token>, of source: [UInt8]) {
    self.source = source
    fragments = environment.fragmentNames
    for name in fragments { kinds[name] = environment.kind(ofFragment: name) }
    parameters = environment.declared.sorted().map { "$\($0)" }
    var known = Set(parameters)
    for statement in tokens.split(whereSeparator: { $0.kind == .semicolon }) {
      read(statement, knowing: &known)
    }
  }

  /// What a name of LET stands for; nil if it is none.
  func kind(of name: String) -> FragmentKind? { kinds[name.lowercased()] }

  /// The tokens that a name of this text stands for.
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

  /// What the tokens of a meaning are, as far as their form tells.
  private func kind(of body: ArraySlice<Token>) -> FragmentKind {
    var compares = false
    for token in body {
      if token.kind.comparesNumbers { compares = true }
      guard token.kind == .word else { continue }
      let name = String(decoding: source[token.range], as: UTF8.self).lowercased()
      if kinds[name] == .predicate || Dimension.named(name) != nil { return .predicate }
      if kinds[name] == .condition { compares = true }
    }
    // In `if(http > p2p, ...)` the comparison is no more than an argument.
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
