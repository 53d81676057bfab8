/// A token of a text: its kind and its position.
///
/// White space and comments are the gaps between tokens. So the tokens cover the text without loss.
public struct Token: Sendable, Equatable {
  /// The kind of a token.
  public enum Kind: UInt8, Sendable {
    /// A name or a keyword: `http`, `browser.name`, `SELECT`.
    case word
    /// A number: `12`, `1_000`, `1.5`, `2e9`.
    case number
    /// A duration: `6h`, `1h30m`, `1mo`.
    case duration
    /// A size in bytes: `10MB`, `1.5GiB`.
    case size
    /// A malformed number, duration or size. The lexer has reported it.
    case malformedNumber
    /// A string: `'US'` or `"US"`.
    case string
    /// A parameter: `$country`.
    case parameter
    /// A separator.
    case comma, semicolon, leftParenthesis, rightParenthesis
    /// An arithmetic operator.
    case plus, minus, star, slash
    /// A comparison operator.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// The end of the text. It is the last token and has no bytes.
    case end
  }

  /// The kind of the token.
  public let kind: Kind
  /// The keyword that a word can be; `plain` for other words and other kinds of tokens.
  public let keyword: Keyword
  let start: UInt32
  let end: UInt32

  init(_ kind: Kind, _ keyword: Keyword = .plain, start: Int, end: Int) {
    self.kind = kind
    self.keyword = keyword
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  /// The position, as a half-open range of bytes from the start of the text.
  public var range: Range<Int> { Int(start)..<Int(end) }
}
