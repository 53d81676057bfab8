extension Lexer {
  /// Reads a number, a duration or a size. All adjacent word characters form one token.
  mutating func number() {
    let start = position
    while position < bytes.count, byteClass(bytes[position]).contains(.wordPart) || isExponentSign {
      position += 1
    }
    let spelling = UnsafeBufferPointer(rebasing: bytes[start..<position])
    let kind = NumberShape.kind(of: spelling)
    if kind == .malformedNumber, !problems.isFull {
      let text = String(decoding: spelling, as: UTF8.self)
      problems.append(.malformedNumber(text, at: start..<position))
    }
    tokens.append(Token(kind, start: start, end: position))
  }

  /// True at the sign in `2e-9`: after the letter of an exponent and before a digit.
  private var isExponentSign: Bool {
    guard bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+"),
      position > 0, bytes[position - 1] | 0x20 == UInt8(ascii: "e")
    else { return false }
    return byteClass(peek()).contains(.digit)
      && position > 1 && byteClass(bytes[position - 2]).contains(.digit)
  }
}

/// The classification of numbers, durations and sizes.
private enum NumberShape {
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

/// A unit of a duration, in lower case: `m` is minutes, `mo` is months, and `M` is not a unit.
public enum TimeUnit: String, Sendable, CaseIterable {
  /// 1 millisecond.
  case millisecond = "ms"
  /// 1000 milliseconds.
  case second = "s"
  /// 60 seconds.
  case minute = "m"
  /// 60 minutes.
  case hour = "h"
  /// A calendar day, which may differ from 24 hours.
  case day = "d"
  /// Seven calendar days.
  case week = "w"
  /// A calendar month.
  case month = "mo"
  /// Three calendar months.
  case quarter = "q"
  /// Twelve calendar months.
  case year = "y"

  init?(spelling: UnsafeBufferPointer<UInt8>) {
    switch spelling.count {
    case 1: self.init(letter: spelling[0])
    case 2 where spelling[0] == UInt8(ascii: "m"): self.init(afterM: spelling[1])
    default: return nil
    }
  }

  private init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "s"): self = .second
    case UInt8(ascii: "m"): self = .minute
    case UInt8(ascii: "h"): self = .hour
    case UInt8(ascii: "d"): self = .day
    case UInt8(ascii: "w"): self = .week
    case UInt8(ascii: "q"): self = .quarter
    case UInt8(ascii: "y"): self = .year
    default: return nil
    }
  }

  private init?(afterM letter: UInt8) {
    switch letter {
    case UInt8(ascii: "s"): self = .millisecond
    case UInt8(ascii: "o"): self = .month
    default: return nil
    }
  }
}
