// The rounding functions of the standard library call the C math library, which every host program
// would have to link. Conversions to integers do not.

extension UInt64 {
  /// Returns the number of grains nearest to this number. A tie is rounded up.
  func rounded(to grain: UInt64) -> UInt64 {
    self / grain + (self % grain >= grain - grain / 2 ? 1 : 0)
  }

  /// Creates the integer nearest to a double. The double must not be negative, and the result must fit.
  init(nearest value: Double) {
    self.init(value + 0.5)
  }
}

extension Double {
  /// 2 to the power of 53. From this magnitude on every double is an integer.
  static let wholeLimit = 9_007_199_254_740_992.0

  /// True if a finite number has no fraction.
  var isWhole: Bool {
    magnitude >= Self.wholeLimit || Double(Int64(self)) == self
  }
}

extension Int64 {
  /// Creates the integer part of a number for output that does not show its fraction. From 1000 on, the
  /// output uses larger units. `nil` if the fraction is shown, or if the number does not fit.
  ///
  /// The fraction is cut off, because the output rounds later and a number must not be rounded twice.
  init?(unlessFractional value: Double) {
    switch value.magnitude {
    case 0x1p63...: return nil
    case 1000...: self.init(value)
    case 999.95...: self = value < 0 ? -1000 : 1000
    default:
      guard value.isWhole else { return nil }
      self.init(value)
    }
  }
}
