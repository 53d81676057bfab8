/// A piece of a text that is shown in a colour of its own.
public struct Highlight: Sendable, Equatable {
  /// What stands there.
  public enum Kind: String, Sendable, CaseIterable {
    case keyword, metric, dimension, function, number, string, parameter, comment, name
    /// Signs of arithmetic and comparison, and all punctuation.
    case sign
    /// What the language has no place for.
    case wrong
  }

  /// Where it stands, in bytes from the start of the text.
  public let range: Range<Int>
  /// What stands there.
  public let kind: Kind
}
