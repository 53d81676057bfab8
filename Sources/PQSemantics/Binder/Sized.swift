/// A meaning, and how large it is with every name of LET written out. Sizes are bounded, so that
/// no text is too large or too deep to work with.
struct Sized<Meaning: Sendable & Equatable>: Sendable, Equatable {
  let meaning: Meaning
  /// How many parts it has.
  var size = 1
  /// How deep they nest.
  var depth = 1
  /// What its numbers are made of.
  var traits: Traits = []
  /// The nodes of its lists of values.
  var listNodes = 0

  /// The nodes of the tree: its parts, and the values of their lists.
  var nodes: Int { size + listNodes }

  /// The same inside of another one.
  func nested<Outer>(_ outer: (Meaning) -> Outer) -> Sized<Outer> {
    Sized<Outer>(
      meaning: outer(meaning), size: size + 1, depth: depth + 1, traits: traits,
      listNodes: listNodes)
  }

  /// Several as one.
  static func joined(_ parts: [Self], _ join: ([Meaning]) -> Meaning) -> Self {
    Sized(
      meaning: join(parts.map(\.meaning)), size: parts.reduce(0) { $0 + $1.size },
      depth: 1 + (parts.map(\.depth).max() ?? 0),
      traits: parts.reduce(into: []) { $0.formUnion($1.traits) },
      listNodes: parts.reduce(0) { $0 + $1.listNodes })
  }
}
