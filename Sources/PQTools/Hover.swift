package import PQModel
import PQSemantics
package import PQSyntax

/// The explanation of a word in a text, for an editor that shows it at the pointer.
package struct Hover: Sendable, Equatable {
  /// The position of the word, in bytes from the start of the text.
  package let range: Range<Int>
  /// The kind of the word: `p2p, a metric in bytes`.
  package let title: String
  /// The meaning of the word, in one line.
  package let detail: String
}

extension Hover {
  /// Creates the explanation of the word at a position, or of the word that ends there.
  ///
  /// The result is `nil` if there is no word, or if there is nothing to explain about it.
  ///
  /// - Parameters:
  ///   - offset: the position, in bytes from the start of the text.
  ///   - text: the text in UTF-8. It may have errors.
  ///   - catalog: the metrics and dimensions of the backend.
  package init?(at offset: Int, in text: [UInt8], catalog: Catalog = Catalog()) {
    self.init(at: offset, in: SyntaxTree.parse(text), catalog: catalog)
  }

  /// Creates the explanation of the word at a position of a parsed text, or of the word that ends
  /// there. The result is `nil` if there is nothing to explain.
  ///
  /// - Parameters:
  ///   - offset: the position, in bytes from the start of the text.
  ///   - tree: the syntax tree of the text.
  ///   - catalog: the metrics and dimensions of the backend. The explanation of another metric or
  ///     dimension is that the backend does not have it.
  package init?(at offset: Int, in tree: SyntaxTree, catalog: Catalog = Catalog()) {
    let index =
      tree.tokens.firstIndex { $0.range.contains(offset) }
      ?? tree.tokens.firstIndex { $0.kind == .word && $0.range.upperBound == offset }
    guard let index, let words = Self.words(for: WordMeanings(tree).meanings[index], catalog)
    else { return nil }
    range = tree.tokens[index].range
    (title, detail) = words
  }

  private static func words(
    for meaning: WordMeaning, _ catalog: Catalog
  ) -> (title: String, detail: String)? {
    switch meaning {
    case .keyword(let keyword, let clause): (keyword.text, keyword.summary(in: clause))
    case .metric(let metric) where !catalog.metrics.contains(metric):
      ("\(metric.rawValue), a metric", "This backend does not have it.")
    case .dimension(let dimension) where !catalog.dimensions.contains(dimension):
      ("\(dimension.rawValue), a dimension", "This backend does not have it.")
    case .metric(let metric):
      ("\(metric.rawValue), a metric in \(metric.unit.name)", metric.summary)
    case .dimension(let dimension): ("\(dimension.rawValue), a dimension", dimension.summary)
    case .function(let function): (function.signature, function.summary)
    case .setting(let setting): ("\(setting.rawValue), a setting", setting.summary)
    case .token, .name, .wrong: nil
    }
  }
}
