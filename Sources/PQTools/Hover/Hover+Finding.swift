import PQModel
import PQSemantics
public import PQSyntax

extension Hover {
  /// What the word at a place means, or right before it; nil if no word stands there, or one that
  /// says no more than itself.
  ///
  /// - Parameters:
  ///   - offset: the place, in bytes from the start of the text.
  ///   - text: the text, in UTF-8 as far as it is that.
  public init?(at offset: Int, in text: [UInt8]) {
    self.init(at: offset, in: SyntaxTree.parse(text))
  }

  /// The same in a text that was parsed.
  public init?(at offset: Int, in tree: SyntaxTree) {
    let index =
      tree.tokens.firstIndex { $0.range.contains(offset) }
      ?? tree.tokens.firstIndex { $0.kind == .word && $0.range.upperBound == offset }
    guard let index, let words = Self.words(for: WordMeanings(tree).meanings[index]) else {
      return nil
    }
    range = tree.tokens[index].range
    (title, detail) = words
  }

  private static func words(for meaning: WordMeaning) -> (title: String, detail: String)? {
    switch meaning {
    case .keyword(let keyword, let clause): (keyword.text, keyword.summary(in: clause))
    case .metric(let metric):
      ("\(metric.rawValue), a metric in \(metric.unit.name)", metric.summary)
    case .dimension(let dimension): ("\(dimension.rawValue), a dimension", dimension.summary)
    case .function(let function): (function.signature, function.summary)
    case .setting(let setting): ("\(setting.rawValue), a setting", setting.summary)
    case .token, .name, .wrong: nil
    }
  }
}
