/// A change of a text that is likely what its author meant.
public struct Repair: Sendable, Equatable {
  /// A piece of the text and what to put in its place.
  public struct Edit: Sendable, Equatable {
    /// The piece, in bytes from the start of the text; empty to insert.
    public let range: Range<Int>
    /// What to put there.
    public let replacement: String

    /// A change of one piece.
    public init(_ range: Range<Int>, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// What the text says there afterwards.
  public let title: String
  /// The changes, none of which overlap.
  public let edits: [Edit]

  /// A repair made of edits.
  public init(title: String, edits: [Edit]) {
    self.title = title
    self.edits = edits
  }

  /// The text with the edits made.
  public func applied(to text: [UInt8]) -> [UInt8] {
    var result = text
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      result.replaceSubrange(edit.range, with: edit.replacement.utf8)
    }
    return result
  }
}
