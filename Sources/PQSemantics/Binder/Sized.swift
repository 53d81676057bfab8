/// A meaning with its size, in which LET names are expanded. Sizes are limited, so that no text is too
/// large or too deep to process.
struct Sized<Meaning: Sendable & Equatable>: Sendable, Equatable {
  let meaning: Meaning
  /// The number of parts.
  var size = 1
  /// The nesting depth of the parts.
  var depth = 1
  /// The properties of its numbers.
  var traits: Traits = []
  /// The number of nodes of its lists of values.
  var listNodes = 0

  /// The number of nodes of the tree: the parts and the values of their lists.
  var nodes: Int { size + listNodes }

  /// Returns the meaning inside another one, one level deeper.
  func nested<Outer>(_ outer: (Meaning) -> Outer) -> Sized<Outer> {
    Sized<Outer>(
      meaning: outer(meaning), size: size + 1, depth: depth + 1, traits: traits,
      listNodes: listNodes)
  }

  /// Returns several meanings joined to one.
  static func joined(_ parts: [Self], _ join: ([Meaning]) -> Meaning) -> Self {
    Sized(
      meaning: join(parts.map(\.meaning)), size: parts.reduce(0) { $0 + $1.size },
      depth: 1 + (parts.map(\.depth).max() ?? 0),
      traits: parts.reduce(into: []) { $0.formUnion($1.traits) },
      listNodes: parts.reduce(0) { $0 + $1.listNodes })
  }
}
