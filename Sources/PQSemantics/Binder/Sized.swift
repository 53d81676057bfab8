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

  /// The same inside of another one.
  func nested<Outer>(_ outer: (Meaning) -> Outer) -> Sized<Outer> {
    Sized<Outer>(meaning: outer(meaning), size: size + 1, depth: depth + 1, traits: traits)
  }

  /// Several as one.
  static func joined(_ parts: [Self], _ join: ([Meaning]) -> Meaning) -> Self {
    Sized(
      meaning: join(parts.map(\.meaning)), size: parts.reduce(0) { $0 + $1.size },
      depth: 1 + (parts.map(\.depth).max() ?? 0),
      traits: parts.reduce(into: []) { $0.formUnion($1.traits) })
  }
}
