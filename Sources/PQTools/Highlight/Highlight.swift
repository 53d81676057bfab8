/// A range of a text with one color.
public struct Highlight: Sendable, Equatable {
  /// The kind of text, which determines the color.
  public enum Kind: String, Sendable, CaseIterable {
    /// A kind of token, or a word with this meaning. `name` is any other name.
    case keyword, metric, dimension, function, number, string, parameter, comment, name
    /// An operator or punctuation.
    case sign
    /// Text that the grammar does not allow.
    case wrong
  }

  /// The position, in bytes from the start of the text.
  public let range: Range<Int>
  /// The kind of text.
  public let kind: Kind
}
