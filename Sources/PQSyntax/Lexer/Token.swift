/// A piece of the text with a meaning of its own: its kind, and where it stands.
///
/// White space and comments are the gaps between tokens, so that the array of tokens covers the
/// text and loses no byte.
public struct Token: Sendable, Equatable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// A name or a keyword: `http`, `browser.name`, `SELECT`.
    case word
    /// `12`, `1_000`, `1.5`, `2e9`.
    case number
    /// `6h`, `1h30m`, `1mo`.
    case duration
    /// `10MB`, `1.5GiB`.
    case size
    /// A number with a unit that is none, already diagnosed.
    case malformedNumber
    /// `'US'` or `"US"`.
    case string
    /// `$country`.
    case parameter
    case comma, semicolon, leftParenthesis, rightParenthesis
    case plus, minus, star, slash
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// The end of the text.
    case end
  }

  /// What it is.
  public let kind: Kind
  /// For a word, the keyword that it would be in the right position.
  public let keyword: Keyword
  let start: UInt32
  let end: UInt32

  init(_ kind: Kind, _ keyword: Keyword = .plain, start: Int, end: Int) {
    self.kind = kind
    self.keyword = keyword
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  /// Where it stands, in bytes from the start of the text.
  public var range: Range<Int> { Int(start)..<Int(end) }
}
