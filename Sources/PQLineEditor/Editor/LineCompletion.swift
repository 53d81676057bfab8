/// A text that can be inserted at the cursor.
package struct LineCompletion: Sendable, Equatable {
  /// The name in the list of completions.
  package var label: String
  /// The inserted text.
  package var replacement: String
  /// The range that the text replaces, in UTF-8 bytes of the edited text.
  package var range: Range<Int>
  /// A description in one line; may be empty.
  package var note: String

  /// Creates a completion.
  package init(label: String, replacement: String, range: Range<Int>, note: String = "") {
    self.label = label
    self.replacement = replacement
    self.range = range
    self.note = note
  }
}

/// A function that returns the completions at a cursor. `cursor` is an offset in UTF-8 bytes. The
/// editor calls the function on its own thread when the user presses Tab. It should return within
/// about a millisecond.
package typealias LineCompleter = @Sendable (_ text: String, _ cursor: Int) -> [LineCompletion]

extension [LineCompletion] {
  /// The common start of all replacements; `nil` if it is empty, or if the ranges differ.
  var commonStart: String? {
    guard let first, allSatisfy({ $0.range == first.range }) else { return nil }
    let start = dropFirst().reduce(first.replacement[...]) { start, completion in
      start.prefix(zip(start, completion.replacement).prefix { $0 == $1 }.count)
    }
    return start.isEmpty ? nil : String(start)
  }

  /// Returns the text that replaces the range of the completions at once; `nil` if there is none.
  ///
  /// A completion may contain the typed text only in its middle. Such a completion is inserted only if
  /// it is the only one.
  func insertion(in text: EditText) -> String? {
    guard let start = commonStart else { return nil }
    let begin = Swift.min(text.index(ofByte: self[0].range.lowerBound), text.cursor)
    let typed = String(text.scalars[begin..<text.cursor])
    let goesOn = start.count > typed.count && start.lowercased().hasPrefix(typed.lowercased())
    return count == 1 || goesOn ? start : nil
  }

  /// Returns the list of completions as rows below the text, at most `limit` rows of `width` columns.
  func rows(width: Int, limit: Int) -> [[ScreenCell]] {
    let isCut = count > limit
    let listed = prefix(isCut ? Swift.max(0, limit - 1) : limit)
    let labels = listed.map { [ScreenCell]($0.label, .choice, limit: Swift.max(1, width - 1)) }
    let column = labels.map(\.width).max() ?? 0
    var rows = zip(listed, labels).map { completion, label in
      let gap = [ScreenCell](String(repeating: " ", count: column - label.width + 2), .plain)
      let note = [ScreenCell](completion.note, .note, limit: Swift.max(0, width - column - 3))
      return note.isEmpty ? label : label + gap + note
    }
    if isCut {
      rows.append([ScreenCell]("… and \(count - listed.count) more", .note, limit: width))
    }
    return rows
  }
}
