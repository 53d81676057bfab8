/// A fix-it: edits of a text that probably express the intent of its author.
public struct FixIt: Sendable, Equatable {
  /// A replacement of one range of the text.
  public struct Edit: Sendable, Equatable {
    /// The replaced range, in bytes from the start of the text; empty for an insertion.
    public let range: Range<Int>
    /// The new text of the range.
    public let replacement: String

    /// Creates an edit.
    public init(_ range: Range<Int>, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// The title: the text that the edits produce.
  public let title: String
  /// The edits, whose ranges do not overlap. All ranges refer to the original text.
  public let edits: [Edit]

  /// Creates a fix-it.
  public init(title: String, edits: [Edit]) {
    self.title = title
    self.edits = edits
  }

  /// Returns the text with all edits applied.
  ///
  /// - Parameter text: the original text in UTF-8, to which the ranges refer.
  public func applied(to text: [UInt8]) -> [UInt8] {
    var result = text
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      result.replaceSubrange(edit.range, with: edit.replacement.utf8)
    }
    return result
  }
}
