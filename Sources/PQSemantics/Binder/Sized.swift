import PQModel

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

/// What a number is made of, as far as it decides where the number may stand.
struct Traits: OptionSet, Sendable, Equatable {
  let rawValue: UInt8
  /// It is made of metrics; without, it is the same in every row.
  static let metrics = Traits(rawValue: 1)
  /// It is made of other rows as well.
  static let otherRows = Traits(rawValue: 2)
  /// It is made of the rows of a group in the order of time.
  static let timeOrder = Traits(rawValue: 4)
  /// It is made of shorter buckets inside the row.
  static let grains = Traits(rawValue: 8)

  /// Whether it needs more than the row itself, which a shorter bucket cannot give.
  var looksAround: Bool { !isDisjoint(with: [.otherRows, .grains]) }
}

extension Traits {
  /// The traits that a function of other rows adds.
  init(_ window: Window) {
    self = window == .rate ? [] : .otherRows
    if window.followsTime { insert(.timeOrder) }
  }
}
