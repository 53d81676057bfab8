// The roundings of the standard library become calls of the C library's mathematics, which a
// program that embeds this one would have to link. Conversions to integers do not.

extension UInt64 {
  /// How many grains the number is, the nearest, and the greater one of two that are as near.
  func rounded(to grain: UInt64) -> UInt64 {
    self / grain + (self % grain >= grain - grain / 2 ? 1 : 0)
  }

  /// The nearest number to a double that is not negative and fits.
  init(nearest value: Double) {
    self.init(value + 0.5)
  }
}

extension Double {
  /// From here on all doubles are whole.
  static let wholeLimit = 9_007_199_254_740_992.0

  /// Whether a finite number has no fraction.
  var isWhole: Bool {
    magnitude >= Self.wholeLimit || Double(Int64(self)) == self
  }
}

extension Int64 {
  /// A number whose fraction, if any, is not shown: from 1000 on units are larger. Nil if it has
  /// one that is, or does not fit.
  ///
  /// The fraction is cut off and not rounded, because the rest will be rounded, and once is enough.
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
