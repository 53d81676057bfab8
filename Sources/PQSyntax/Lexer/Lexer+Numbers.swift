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
