import PQModel
import PQSemantics
import PQSyntax

/// The meaning of a token in a text.
enum WordMeaning {
  /// A token that has no meaning besides its kind.
  case token
  /// A keyword in the clause that starts with the second keyword.
  case keyword(Keyword, in: Keyword)
  case metric(Metric)
  case dimension(ExportDimension)
  case function(Function)
  case setting(Setting)
  /// A name of LET or of a column, or an unknown name.
  case name
  /// A token that no production accepts.
  case wrong
}

/// The meanings of all tokens of a text. The time is linear in its length.
struct WordMeanings {
  private let tree: SyntaxTree
  private(set) var meanings: [WordMeaning]

  init(_ tree: SyntaxTree) {
    self.tree = tree
    meanings = tree.tokens.map { token in
      switch token.kind {
      case .word: token.keyword == .plain ? .wrong : .keyword(token.keyword, in: .plain)
      case .malformedNumber: .wrong
      default: .token
      }
    }
    // A node comes after its children. So the meaning from the parent of a name replaces the
    // meaning of the name.
    tree.forEachNode { kind, tokens in read(kind, tokens) }
  }

  private mutating func read(_ kind: SyntaxKind, _ tokens: Range<Int>) {
    switch kind {
    case .name: meanings[tokens.lowerBound] = operand(tree.tokens[tokens.lowerBound])
    case .alias: meanings[tokens.lowerBound] = .name
    case .call:
      meanings[tokens.lowerBound] = function(tree.tokens[tokens.lowerBound])
      settleMethod(tokens)
    case .letStatement: rename(tokens) { _ in .name }
    case .setStatement:
      rename(tokens) { name in Setting(rawValue: name).map { .setting($0) } ?? .name }
    case .skipped: for index in tokens { meanings[index] = .wrong }
    case _ where kind.isClause: settleKeywords(tokens)
    default: break
    }
  }

  /// Records that the last argument of `percentile(x, 95, 5m, NEAREST)` is a keyword.
  private mutating func settleMethod(_ tokens: Range<Int>) {
    guard case .function(.percentile) = meanings[tokens.lowerBound], tokens.count > 4 else {
      return
    }
    let index = tokens.upperBound - 2
    guard tree.tokens[index].keyword == .nearest, tree.tokens[index - 1].kind == .comma else {
      return
    }
    meanings[index] = .keyword(.nearest, in: .plain)
  }

  /// Records, for each keyword of a clause, which clause contains it.
  private mutating func settleKeywords(_ tokens: Range<Int>) {
    let clause = tree.tokens[tokens.lowerBound].keyword
    for index in tokens.dropFirst() {
      guard case .keyword(let keyword, _) = meanings[index] else { continue }
      meanings[index] = .keyword(keyword, in: clause)
    }
  }

  /// Sets the meaning of the name after the first word of a statement.
  private mutating func rename(_ tokens: Range<Int>, _ meaning: (String) -> WordMeaning) {
    let index = tokens.lowerBound + 1
    guard tokens.contains(index), tree.tokens[index].kind == .word else { return }
    meanings[index] = meaning(tree.text(tree.tokens[index].range).lowercased())
  }

  private func operand(_ token: Token) -> WordMeaning {
    Self.operands[tree.text(token.range).lowercased()] ?? .name
  }

  private func function(_ token: Token) -> WordMeaning {
    Function(rawValue: tree.text(token.range).lowercased()).map { .function($0) } ?? .name
  }

  /// The names with the same meaning in every text.
  private static let operands: [String: WordMeaning] = {
    var operands: [String: WordMeaning] = [:]
    for metric in Metric.allCases { operands[metric.rawValue] = .metric(metric) }
    for dimension in ExportDimension.allCases {
      operands[dimension.rawValue] = .dimension(dimension)
      operands[dimension.shortName] = .dimension(dimension)
    }
    return operands
  }()
}
