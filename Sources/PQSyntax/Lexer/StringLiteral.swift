/// The conversion between string tokens and their values.
public enum StringLiteral {
  /// Returns the text between the quotes of a string token. Doubled quotes become single ones.
  public static func value(of token: Token, in source: [UInt8]) -> String {
    var content = source[token.range]
    guard let quote = content.first else { return "" }
    guard quote < 0x80 else { return smartValue(content) }
    content = content.dropFirst()
    if content.last == quote { content = content.dropLast() }
    guard content.contains(quote) else { return String(decoding: content, as: UTF8.self) }
    return String(decoding: undoubled(content, quote), as: UTF8.self)
  }

  /// Returns a value as a string in single quotes, as the formatter writes it.
  public static func quoted(_ value: String) -> String { quoted(value, in: UInt8(ascii: "'")) }

  /// Returns a value as a string in one kind of quote.
  package static func quoted(_ value: String, in quote: UInt8) -> String {
    let mark = String(Unicode.Scalar(quote))
    guard value.utf8.contains(quote) else { return mark + value + mark }
    // The split is by bytes, because a quote and a combining accent form one character.
    let parts = value.utf8.split(separator: quote, omittingEmptySubsequences: false)
    return mark + parts.map { String(Substring($0)) }.joined(separator: mark + mark) + mark
  }

  /// Returns the text after the opening quote of a string without a closing one.
  static func openValue(of token: Token, in source: [UInt8]) -> String {
    let content = source[token.range]
    guard let quote = content.first else { return "" }
    return String(decoding: undoubled(content.dropFirst(), quote), as: UTF8.self)
  }

  private static func undoubled(_ content: ArraySlice<UInt8>, _ quote: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    var skipsQuote = false
    for byte in content {
      if byte == quote, skipsQuote {
        skipsQuote = false
        continue
      }
      skipsQuote = byte == quote
      result.append(byte)
    }
    return result
  }

  /// Returns the value of a string in typographic quotes, which are an error.
  private static func smartValue(_ content: ArraySlice<UInt8>) -> String {
    String(String(decoding: content, as: UTF8.self).dropFirst().dropLast())
  }
}

extension Lexer {
  /// Reads a string in one kind of quote. A doubled quote inside it stands for one quote.
  mutating func string(quote: UInt8) {
    if let end = stringEnd(quote: quote), !swallows(end) {
      checkUTF8(position..<end)
      openString = nil
      return emit(.string, length: end - position)
    }
    hasUnterminatedString = true
    openString = position
    let end = likelyEnd()
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    let closing = String(Unicode.Scalar(quote))
    problems.append(.unterminatedString(text, closing: closing, at: position..<end))
    emit(.string, length: end - position)
  }

  /// Returns the position after the closing quote; `nil` if there is none.
  private func stringEnd(quote: UInt8) -> Int? {
    var index = position + 1
    while index < bytes.count {
      if bytes[index] == quote {
        guard index + 1 < bytes.count, bytes[index + 1] == quote else { return index + 1 }
        index += 1
      } else if hasUnterminatedString, bytes[index] == 0x0A || index - position > longestGuess {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// Reads a name in backticks, as in other languages. It becomes a name with a diagnostic and a
  /// fix-it.
  mutating func quotedName() {
    let start = position + 1
    var end = start
    while end < bytes.count, byteClass(bytes[end]).contains(.wordPart) { end += 1 }
    guard end > start, end < bytes.count, bytes[end] == UInt8(ascii: "`") else {
      return unexpected()
    }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    problems.append(.quotedName(name, at: position..<end + 1))
    tokens.append(Token(.word, start: start, end: end))
    position = end + 1
  }

  /// Returns true if a string contains the start of the next string, because its own closing quote
  /// is missing. Then a word follows its last quote, as in `('us, 'de')`.
  private func swallows(_ end: Int) -> Bool {
    guard end < bytes.count, byteClass(bytes[end]).contains(.wordStart) else { return false }
    return bytes[position..<end].contains { $0 == UInt8(ascii: ",") || $0 == 0x0A }
  }

  /// Returns the probable end of a string without a closing quote: the end of its first word.
  private func likelyEnd() -> Int {
    var index = position + 1
    while index < bytes.count, !byteClass(bytes[index]).contains(.space),
      ![UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: ";")].contains(bytes[index])
    {
      index += 1
    }
    return index
  }

  private mutating func checkUTF8(_ range: Range<Int>) {
    guard bytes[range].contains(where: { $0 >= 0x80 }) else { return }
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] < 0x80 {
        index += 1
      } else if let length = UTF8Scalar.decode(bytes, at: index)?.length {
        index += length
      } else {
        return problems.append(.invalidUTF8(at: index..<index + 1))
      }
    }
  }
}
