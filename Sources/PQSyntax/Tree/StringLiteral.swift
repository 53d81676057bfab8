/// The value of a string token, and a value as a string token.
public enum StringLiteral {
  /// The text between the quotes, doubled quotes made single.
  public static func value(of token: Token, in source: [UInt8]) -> String {
    var content = source[token.range]
    guard let quote = content.first else { return "" }
    guard quote < 0x80 else { return smartValue(content) }
    content = content.dropFirst()
    if content.last == quote { content = content.dropLast() }
    guard content.contains(quote) else { return String(decoding: content, as: UTF8.self) }
    return String(decoding: undoubled(content, quote), as: UTF8.self)
  }

  /// A value in single quotes, as the formatter writes it.
  public static func quoted(_ value: String) -> String { quoted(value, in: UInt8(ascii: "'")) }

  /// A value in quotes of one kind.
  package static func quoted(_ value: String, in quote: UInt8) -> String {
    let mark = String(Unicode.Scalar(quote))
    guard value.utf8.contains(quote) else { return mark + value + mark }
    // By bytes: to characters, a quote and an accent behind it would be one.
    let parts = value.utf8.split(separator: quote, omittingEmptySubsequences: false)
    return mark + parts.map { String(Substring($0)) }.joined(separator: mark + mark) + mark
  }

  /// The text behind the opening quote of a string that is still being written.
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

  /// A value in typographic quotes, which are wrong but understood.
  private static func smartValue(_ content: ArraySlice<UInt8>) -> String {
    String(String(decoding: content, as: UTF8.self).dropFirst().dropLast())
  }
}
