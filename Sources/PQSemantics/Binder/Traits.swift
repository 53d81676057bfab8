import PQModel

/// The properties of an expression that restrict where it can be used.
struct Traits: OptionSet, Sendable, Equatable {
  let rawValue: UInt8
  /// The expression depends on metrics. Without this trait it is the same in every row.
  static let metrics = Traits(rawValue: 1)
  /// The expression depends on other rows.
  static let otherRows = Traits(rawValue: 2)
  /// The expression depends on the order of the rows of a group in time.
  static let timeOrder = Traits(rawValue: 4)
  /// The expression depends on shorter buckets inside the row.
  static let grains = Traits(rawValue: 8)
  /// The expression depends on the range of COMPARE WITH.
  static let otherRange = Traits(rawValue: 16)

  /// True if the expression depends on more than the row itself. Then it is not valid in a reducer.
  var looksAround: Bool { !isDisjoint(with: [.otherRows, .grains, .otherRange]) }
}

extension Traits {
  /// Creates the traits that a window function adds.
  init(_ window: Window) {
    self = window == .rate ? [] : .otherRows
    if window.followsTime { insert(.timeOrder) }
  }
}
