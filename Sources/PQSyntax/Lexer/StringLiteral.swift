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
