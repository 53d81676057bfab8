extension Lexer {
  /// Returns the length in bytes of the non-ASCII letter at the position; `nil` if there is none.
  func letterLength() -> Int? { UTF8Scalar.letterLength(at: position, in: bytes) }

  /// Reads a character that no other rule accepts: a letter, a space or a look-alike outside ASCII,
  /// a character without a meaning, or bytes that are not UTF-8.
  mutating func beyondASCII(_ byte: UInt8) {
    guard byte >= 0x80 else { return unexpected() }
    guard let decoded = UTF8Scalar.decode(bytes, at: position) else { return invalidUTF8() }
    if decoded.scalar.properties.isWhitespace || decoded.scalar == "\u{FEFF}" {
      position += decoded.length
    } else if LookAlike.openingQuotes.contains(decoded.scalar) {
      smartString(decoded)
    } else if let plain = LookAlike.plain[decoded.scalar] {
      lookAlike(decoded, plain: plain)
    } else if let length = letterLength() {
      word(firstLength: length)
    } else {
      unexpected(length: decoded.length)
    }
  }

  mutating func unexpected(length: Int = 1) {
    let range = position..<position + length
    position += length
    guard !problems.isFull else { return }
    let scalar = UTF8Scalar.decode(bytes, at: range.lowerBound)?.scalar ?? "\u{FFFD}"
    problems.append(.unexpectedCharacter(scalar, at: range))
  }

  /// Reports a run of bytes that are not UTF-8 as one mistake.
  private mutating func invalidUTF8() {
    let start = position
    while position < bytes.count, bytes[position] >= 0x80,
      UTF8Scalar.decode(bytes, at: position) == nil
    {
      position += 1
    }
    problems.append(.invalidUTF8(at: start..<position))
  }

  /// Reads a string in typographic quotes, up to the next quote of any kind on its line.
  private mutating func smartString(_ opening: UTF8Scalar) {
    let start = position
    let content = start + opening.length
    position = content
    let limit = min(bytes.count, start + longestGuess)
    while position < limit, bytes[position] != 0x0A {
      let quoteLength = closingQuoteLength()
      guard quoteLength == 0 else {
        let text = String(decoding: bytes[content..<position], as: UTF8.self)
        position += quoteLength
        problems.append(.smartQuotes(around: text, at: start..<position))
        return tokens.append(Token(.string, start: start, end: position))
      }
      position += 1
    }
    position = start
    unexpected(length: opening.length)
    position = start + opening.length
  }

  private func closingQuoteLength() -> Int {
    switch bytes[position] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return 1
    case 0xC2, 0xE2:
      guard let decoded = UTF8Scalar.decode(bytes, at: position),
        LookAlike.closingQuotes.contains(decoded.scalar)
      else { return 0 }
      return decoded.length
    default: return 0
    }
  }

  /// Reads a look-alike of a character of the language as that character, and reports it with a
  /// fix-it.
  private mutating func lookAlike(_ decoded: UTF8Scalar, plain: LookAlike) {
    let range = position..<position + decoded.length
    problems.append(.lookAlike(decoded.scalar, plain: plain.spelling, at: range))
    emit(plain.kind, length: decoded.length)
  }
}

/// A character of the language that has look-alikes. Word processors and chats often insert
/// look-alikes.
struct LookAlike {
  let kind: Token.Kind
  let spelling: String

  static let openingQuotes: Set<Unicode.Scalar> = [
    "\u{2018}", "\u{2019}", "\u{201A}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}",
  ]
  static let closingQuotes: Set<Unicode.Scalar> = [
    "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{00BB}",
  ]
  static let plain: [Unicode.Scalar: LookAlike] = [
    "\u{2010}": LookAlike(kind: .minus, spelling: "-"),
    "\u{2011}": LookAlike(kind: .minus, spelling: "-"),
    "\u{2013}": LookAlike(kind: .minus, spelling: "-"),
    "\u{2014}": LookAlike(kind: .minus, spelling: "-"),
    "\u{2212}": LookAlike(kind: .minus, spelling: "-"),
    "\u{00D7}": LookAlike(kind: .star, spelling: "*"),
    "\u{00F7}": LookAlike(kind: .slash, spelling: "/"),
    "\u{2260}": LookAlike(kind: .notEqual, spelling: "!="),
    "\u{2264}": LookAlike(kind: .lessOrEqual, spelling: "<="),
    "\u{2265}": LookAlike(kind: .greaterOrEqual, spelling: ">="),
    "\u{FF0C}": LookAlike(kind: .comma, spelling: ","),
    "\u{FF1B}": LookAlike(kind: .semicolon, spelling: ";"),
    "\u{FF08}": LookAlike(kind: .leftParenthesis, spelling: "("),
    "\u{FF09}": LookAlike(kind: .rightParenthesis, spelling: ")"),
    "\u{FF1D}": LookAlike(kind: .equal, spelling: "="),
  ]
}

/// A Unicode scalar decoded from UTF-8, and its length in bytes.
struct UTF8Scalar {
  let scalar: Unicode.Scalar
  let length: Int

  /// Returns the scalar that starts at an index; `nil` if the bytes there are not UTF-8.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UTF8Scalar? {
    var decoder = UTF8()
    var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return UTF8Scalar(scalar: scalar, length: UTF8.width(scalar))
  }

  /// Returns the length in bytes of the non-ASCII letter at an index; `nil` if there is none.
  static func letterLength(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard index < bytes.count, bytes[index] >= 0x80, let decoded = decode(bytes, at: index),
      decoded.scalar.properties.isAlphabetic || decoded.scalar.properties.isIDContinue
    else { return nil }
    return decoded.length
  }

  /// Returns the index, or the start of the scalar if the index is inside one.
  static func border(at index: Int, in source: [UInt8]) -> Int {
    source.withUnsafeBufferPointer { bytes in
      for start in stride(from: index - 1, through: max(0, index - 3), by: -1) {
        if let decoded = decode(bytes, at: start) {
          return start + decoded.length > index ? start : index
        }
      }
      return index
    }
  }
}
