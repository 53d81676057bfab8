/// The explanation of a word in a text, for an editor that shows it at the pointer.
public struct Hover: Sendable, Equatable {
  /// The position of the word, in bytes from the start of the text.
  public let range: Range<Int>
  /// The kind of the word: `p2p, a metric in bytes`.
  public let title: String
  /// The meaning of the word, in one line.
  public let detail: String
}
