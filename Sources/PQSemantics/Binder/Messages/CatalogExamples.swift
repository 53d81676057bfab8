import PQModel
import PQSyntax

extension Diagnostic {
  /// Returns the diagnostic with examples that a backend has. The parser and the messages of the binder
  /// use names of the export API as examples.
  func naming(only catalog: Catalog) -> Diagnostic {
    with {
      $0.expected = $0.expected.map(catalog.example)
      $0.advice = $0.advice.map(catalog.example)
    }
  }
}

extension Catalog {
  /// Returns a phrase with names of this catalog. A text that is not a phrase stays unchanged.
  fileprivate func example(_ text: String) -> String {
    guard let phrase = ExamplePhrase(rawValue: text), !has(phrase) else { return text }
    switch phrase {
    case .metric: return "a metric" + suchAs(metrics.prefix(2).map(\.rawValue))
    case .dimension, .dimensionInShort, .dimensionWithCode:
      return "a dimension" + suchAs(dimensions.prefix(1).map(\.rawValue))
    case .comparison:
      return "a comparison" + suchAs(dimensions.prefix(1).map { "\($0.rawValue) = 'value'" })
    case .condition:
      return "a comparison" + suchAs(metrics.prefix(1).map { "\($0.rawValue) > 0" })
    case .bareName:
      return "Names stand bare" + (dimensions.first.map { ": \($0.rawValue)" } ?? "")
    }
  }

  private func suchAs(_ examples: [String]) -> String {
    examples.isEmpty ? "" : " such as " + examples.joined(separator: " or ")
  }

  /// Returns true if the catalog has the names of a phrase.
  private func has(_ phrase: ExamplePhrase) -> Bool {
    switch phrase {
    case .metric: [.http, .p2p].allSatisfy(metrics.contains)
    case .condition: metrics.contains(.p2p)
    case .dimension, .bareName: dimensions.contains(.browserName)
    case .dimensionInShort, .dimensionWithCode, .comparison: dimensions.contains(.countryCode)
    }
  }
}
