import PQModel
import PQSemantics
import PQSyntax

/// What a token of a text means.
enum WordMeaning {
  /// What its kind says.
  case token
  /// A word of the language, in the clause that the other begins.
  case keyword(Keyword, in: Keyword)
  case metric(Metric)
  case dimension(Dimension)
  case function(Function)
  case setting(Setting)
  /// A name of LET or of a column, or one that nobody knows.
  case name
  /// No production takes it.
  case wrong
}

/// What the tokens of a text mean, one after the other, in a time that is linear in its length.
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
    // Names know less of themselves than what they are part of, which comes behind them.
    tree.forEachNode { kind, tokens in read(kind, tokens) }
  }

  private mutating func read(_ kind: SyntaxKind, _ tokens: Range<Int>) {
    switch kind {
    case .name: meanings[tokens.lowerBound] = operand(tree.tokens[tokens.lowerBound])
    case .alias: meanings[tokens.lowerBound] = .name
    case .call: meanings[tokens.lowerBound] = function(tree.tokens[tokens.lowerBound])
    case .letStatement: rename(tokens) { _ in .name }
    case .setStatement:
      rename(tokens) { name in Setting(rawValue: name).map { .setting($0) } ?? .name }
    case .skipped: for index in tokens { meanings[index] = .wrong }
    case _ where kind.isClause: settleKeywords(tokens)
    default: break
    }
  }

  /// Tells the words of a clause in which clause they stand.
  private mutating func settleKeywords(_ tokens: Range<Int>) {
    let clause = tree.tokens[tokens.lowerBound].keyword
    for index in tokens.dropFirst() {
      guard case .keyword(let keyword, _) = meanings[index] else { continue }
      meanings[index] = .keyword(keyword, in: clause)
    }
  }

  /// Gives the name behind the first word of a statement its meaning.
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

  /// The names that mean the same in every text.
  private static let operands: [String: WordMeaning] = {
    var operands: [String: WordMeaning] = [:]
    for metric in Metric.allCases { operands[metric.rawValue] = .metric(metric) }
    for dimension in Dimension.allCases {
      operands[dimension.rawValue] = .dimension(dimension)
      operands[dimension.shortName] = .dimension(dimension)
    }
    return operands
  }()
}
