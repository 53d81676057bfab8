import PQModel

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
  /// It is made of the range that the query's own is compared with.
  static let otherRange = Traits(rawValue: 16)

  /// Whether it needs more than the row itself, which a shorter bucket cannot give.
  var looksAround: Bool { !isDisjoint(with: [.otherRows, .grains, .otherRange]) }
}

extension Traits {
  /// The traits that a function of other rows adds.
  init(_ window: Window) {
    self = window == .rate ? [] : .otherRows
    if window.followsTime { insert(.timeOrder) }
  }
}
