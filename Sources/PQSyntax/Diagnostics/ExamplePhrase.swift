/// A phrase of messages with names of metrics or dimensions as examples.
///
/// The parser does not know the names of a backend. The binder replaces a phrase if the backend lacks
/// one of its names.
package enum ExamplePhrase: String, CaseIterable, Sendable {
  case metric = "a metric such as http or p2p"
  case dimension = "a dimension such as browser.name"
  case dimensionInShort = "a dimension such as country"
  case dimensionWithCode = "a dimension such as country.code"
  case comparison = "a comparison such as country.code = 'US'"
  case condition = "a comparison such as p2p > 1GB"
  case bareName = "Names stand bare: browser.name"
}

extension Diagnostic {
  /// Returns a copy that describes with a phrase what is allowed at the position.
  package func expecting(_ phrase: ExamplePhrase, _ others: String...) -> Diagnostic {
    with { $0.expected = [phrase.rawValue] + others }
  }
}
