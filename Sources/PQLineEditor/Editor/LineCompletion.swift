/// A text that could stand where the cursor is.
public struct LineCompletion: Sendable, Equatable {
  /// What it is called in a list.
  public var label: String
  /// The text itself.
  public var replacement: String
  /// What it takes the place of, in bytes of the text.
  public var range: Range<Int>
  /// What it is, in one line; may be empty.
  public var note: String

  /// A text that could stand in the place of another.
  public init(label: String, replacement: String, range: Range<Int>, note: String = "") {
    self.label = label
    self.replacement = replacement
    self.range = range
    self.note = note
  }
}

/// Says what could stand where the cursor is, which is so many bytes behind the start of a text. It
/// is called on the thread of the editor, at a key, and has a millisecond.
public typealias LineCompleter = @Sendable (_ text: String, _ cursor: Int) -> [LineCompletion]

extension [LineCompletion] {
  /// The start that the texts share, if all take the same place and there is any.
  var commonStart: String? {
    guard let first, allSatisfy({ $0.range == first.range }) else { return nil }
    let start = dropFirst().reduce(first.replacement[...]) { start, completion in
      start.prefix(zip(start, completion.replacement).prefix { $0 == $1 }.count)
    }
    return start.isEmpty ? nil : String(start)
  }

  /// The list of them, as rows below the text.
  func rows(width: Int, limit: Int) -> [[Cell]] {
    let isCut = count > limit
    let listed = prefix(isCut ? Swift.max(0, limit - 1) : limit)
    let labels = listed.map { [Cell]($0.label, .choice, limit: Swift.max(1, width - 1)) }
    let column = labels.map(\.width).max() ?? 0
    var rows = zip(listed, labels).map { completion, label in
      let gap = [Cell](String(repeating: " ", count: column - label.width + 2), .plain)
      let note = [Cell](completion.note, .note, limit: Swift.max(0, width - column - 3))
      return note.isEmpty ? label : label + gap + note
    }
    if isCut { rows.append([Cell]("… and \(count - listed.count) more", .note, limit: width)) }
    return rows
  }
}
