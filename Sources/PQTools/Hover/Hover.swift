/// What a word of a text means, for whoever points at it.
public struct Hover: Sendable, Equatable {
  /// Where the word stands, in bytes from the start of the text.
  public let range: Range<Int>
  /// What it is: `p2p, a metric in bytes`.
  public let title: String
  /// What it means, in one line.
  public let detail: String
}
