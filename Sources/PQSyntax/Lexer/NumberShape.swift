/// The classification of numbers, durations and sizes.
enum NumberShape {
  /// Returns `number`, `duration` or `size`; `malformedNumber` if the text is none of them.
  static func kind(of text: UnsafeBufferPointer<UInt8>) -> Token.Kind {
    guard let unit = text.firstIndex(where: { !isDigitOrMark($0) }) else {
      return isPlain(text) ? .number : .malformedNumber
    }
    if isDuration(text) { return .duration }
    let number = UnsafeBufferPointer(rebasing: text[..<unit])
    let suffix = UnsafeBufferPointer(rebasing: text[unit...])
    guard isPlain(number) else { return .malformedNumber }
    if isExponent(suffix) { return .number }
    return SizeUnit(spelling: suffix) != nil ? .size : .malformedNumber
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isDigitOrMark(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  /// Returns true if the text consists of digits with `_` between them and at most one point.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last, isDigit(last),
      isDigit(first) || first == UInt8(ascii: ".")
    else { return false }
    return text.count { $0 == UInt8(ascii: ".") } <= 1
  }

  private static func isExponent(_ suffix: UnsafeBufferPointer<UInt8>) -> Bool {
    guard suffix.count > 1, suffix[0] | 0x20 == UInt8(ascii: "e") else { return false }
    let hasSign = suffix[1] == UInt8(ascii: "-") || suffix[1] == UInt8(ascii: "+")
    let digits = suffix.dropFirst(hasSign ? 2 : 1)
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  /// Returns true if the text consists of one or more pairs of digits and a unit of time.
  private static func isDuration(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let digits = index
      while index < text.count, isDigit(text[index]) || text[index] == UInt8(ascii: "_") {
        index += 1
      }
      guard index > digits, isDigit(text[digits]), isDigit(text[index - 1]) else { return false }
      let letters = index
      while index < text.count, !isDigitOrMark(text[index]) { index += 1 }
      let unit = UnsafeBufferPointer(rebasing: text[letters..<index])
      guard TimeUnit(spelling: unit) != nil else { return false }
    }
    return true
  }
}
