/// A percentile from 0 to 100 as an exact decimal: 50, 95, 99.9.
public struct Percentile: Sendable, Hashable {
  /// The percentile times `scale`.
  private let digits: Int64
  /// A power of ten: 1 for a whole percentile, 10 for one digit after the point.
  private let scale: Int64

  /// The maximum number of digits after the point.
  package static let mostDigits = 9

  /// Creates a percentile from digits with at most one point. Zeros at the end of a fraction do not count,
  /// so `95.0` equals `95`. The result is `nil` for other texts, for more than nine digits after the point,
  /// and above 100.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var fraction = parts.count > 1 ? parts[1] : ""
    while fraction.last == "0" { fraction.removeLast() }
    let digits = parts[0] + fraction
    guard !digits.isEmpty || text.contains("0"), fraction.count <= Self.mostDigits,
      text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2E }), !fraction.contains("."),
      let value = digits.isEmpty ? 0 : Int64(digits)
    else { return nil }
    let scale = (0..<fraction.count).reduce(Int64(1)) { power, _ in power * 10 }
    guard value <= 100 * scale else { return nil }
    (self.digits, self.scale) = (value, scale)
  }

  /// Creates a whole percentile. It must be from 0 to 100.
  package init(percent: Int) { (digits, scale) = (Int64(percent), 1) }

  /// The percentile as the nearest fraction from 0 to 1.
  package var fraction: Double { Double(digits) / Double(100 * scale) }

  /// Returns the number of values above the percentile, by the rule of invoices: of `count` values, sorted
  /// downward, the first floor((1 - p/100) * count) are dropped, and the next value is the percentile. At
  /// least one value remains. The result is exact: of 20 values the 95th percentile drops 1.
  package func droppedCount(of count: Int) -> Int {
    let dropped = Int128(100 * scale - digits) * Int128(count) / Int128(100 * scale)
    return max(0, min(Int(dropped), count - 1))
  }
}
