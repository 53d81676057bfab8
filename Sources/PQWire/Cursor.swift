/// A position in the bytes that have arrived. A quote is stored at `end`, so that every scan stops.
struct Cursor {
  let base: UnsafePointer<UInt8>
  let end: Int
  var index: Int

  /// The byte at the position; a quote at `end`.
  @inline(__always) var byte: UInt8 { base[index] }

  /// True if no byte is left.
  @inline(__always) var isAtEnd: Bool { index >= end }

  /// Returns the bytes from one index up to, but not including, another.
  func bytes(_ from: Int, _ to: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + from, count: to - from)
  }

  /// Reads 1 to 18 digits without a superfluous leading zero.
  ///
  /// Eighteen digits cannot overflow; `NumberText` reads longer numbers.
  ///
  /// - Returns: the number, or -1 if there is no such number. `index` may have moved in both cases.
  @inline(__always)
  mutating func plainDigits() -> Int64 {
    let start = index
    let (head, count) = Words.digits(in: Words.load(base + index))
    var value = Int64(truncatingIfNeeded: head)
    index &+= count
    guard count == 8 else {
      return count == 1 || (count > 0 && base[start] != Byte.zero) ? value : -1
    }
    var digit = byte &- Byte.zero
    while digit < 10 {
      value = value &* 10 &+ Int64(truncatingIfNeeded: digit)
      index &+= 1
      digit = byte &- Byte.zero
    }
    return index &- start <= 18 && base[start] != Byte.zero ? value : -1
  }

  /// Reads a plain decimal such as `12.25`, if it has so few digits that the division is exact to
  /// the last bit.
  ///
  /// - Returns: the number, or -1 if there is no such number. `index` may have moved in both cases.
  @inline(__always)
  mutating func plainDecimal() -> Double {
    let whole = plainDigits()
    guard whole >= 0, whole < 10_000_000 else { return -1 }
    guard byte == Byte.point else { return Double(whole) }
    let (fraction, count) = Words.digits(in: Words.load(base + index + 1))
    guard count > 0, count < 8 else { return -1 }
    index &+= 1 &+ count
    var scale: Int64 = 1
    for _ in 0..<count { scale &*= 10 }
    return Double(whole &* scale &+ Int64(truncatingIfNeeded: fraction)) / Double(scale)
  }
}
