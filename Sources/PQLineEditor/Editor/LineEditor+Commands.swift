import CEditLine

extension LineEditor {
  var refresh: UInt8 { UInt8(cedit_refresh.rawValue) }
  var nothing: UInt8 { UInt8(cedit_nothing.rawValue) }
  var argument: UInt8 { UInt8(cedit_argument.rawValue) }
  var failure: UInt8 { UInt8(cedit_error.rawValue) }

  /// Ends the prompt with an event.
  private func end(_ event: LineEvent) -> UInt8 {
    self.event = event
    list = []
    return UInt8(cedit_newline.rawValue)
  }

  func enter() -> UInt8 {
    let text = edit.text
    guard StatementEnd.isComplete(text.text) || text.isInEmptyLastLine else { return insert("\n") }
    trimEnd(of: text)
    return end(.text(edit.text.text))
  }

  /// Removes the white space at the end, such as the empty line that ended the input.
  func trimEnd(of text: EditText) {
    let end = text.scalars.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? 0
    edit.move(to: text.scalars.count)
    edit.delete(text.scalars.count - end)
  }

  func cancel() -> UInt8 {
    edit.move(to: edit.text.scalars.count)
    return end(.interrupted)
  }

  /// The command of Ctrl-D: ends the prompt if the text is empty, otherwise deletes the character under
  /// the cursor.
  func end() -> UInt8 {
    let text = edit.text
    if text.scalars.isEmpty { return end(.end) }
    guard !text.isAtEnd else { return failure }
    edit.move(to: text.cursor + 1)
    edit.delete(1)
    return refresh
  }

  func insert(_ text: String) -> UInt8 { edit.insert(text.unicodeScalars) ? refresh : failure }

  func paste() -> UInt8 { edit.insert(keys.takePaste()) ? refresh : failure }

  /// Inserts the next key as a character, whatever it is bound to.
  func quote() -> UInt8 {
    guard let key = nextKey() else { return refresh }
    if key == KeyCode.paste.scalar { return paste() }
    // NUL and a key that stands for several characters cannot be in a text.
    guard key != "\0", !(0x80..<0xA0).contains(key.value) else { return failure }
    return insert(String(key))
  }

  /// Inserts the word before the cursor again.
  func copyWord() -> UInt8 {
    let text = edit.text
    let isPart = { (scalar: Unicode.Scalar) in !scalar.properties.isWhitespace }
    let end = text.scalars[..<text.cursor]
    guard let last = end.lastIndex(where: isPart) else { return failure }
    let start = end[..<last].lastIndex { !isPart($0) }.map { $0 + 1 } ?? 0
    return edit.insert(end[start...]) ? refresh : failure
  }

  func move(_ place: (EditText) -> Int) -> UInt8 {
    edit.move(to: place(edit.text))
    return refresh
  }

  /// Moves to the end of the line, or accepts the suggestion.
  func lineEnd() -> UInt8 {
    let ghost = ghost(of: edit.text)
    return ghost.isEmpty ? move { $0.lineEnd } : insert(ghost)
  }

  /// Moves one word on, or accepts the next word of the suggestion.
  func wordRight() -> UInt8 {
    let ghost = ghost(of: edit.text)
    if !ghost.isEmpty { return insert(Suggestion.firstWord(of: ghost)) }
    keys.push(.nextWord)
    return nothing
  }

  /// Moves one character on, or accepts the suggestion.
  func right() -> UInt8 {
    let text = edit.text
    let ghost = ghost(of: text)
    if !ghost.isEmpty { return insert(ghost) }
    guard !text.isAtEnd else { return failure }
    return move { $0.cursor + 1 }
  }

  func up() -> UInt8 {
    let text = edit.text
    if let above = text.above { return move { _ in above } }
    return show(recall.older(than: text.text).map { EditText($0) })
  }

  func down() -> UInt8 {
    let text = edit.text
    if let below = text.below { return move { _ in below } }
    return show(recall.newer(than: text.text).map { EditText($0) })
  }

  /// Deletes to the end of the line, or only the line break if the cursor is at the end.
  func killLine() -> UInt8 {
    let text = edit.text
    guard !text.isAtEnd else { return failure }
    return kill(text.cursor..<max(text.lineEnd, text.cursor + 1))
  }

  /// Deletes a range. It uses libedit's commands, so that libedit's yank can restore the range.
  func kill(_ range: Range<Int>, then next: KeyCode...) -> UInt8 {
    edit.move(to: range.lowerBound)
    places = [range.upperBound]
    keys.push([KeyCode.setMark, .goToPlace, .killRegion].map(\.scalar) + next.map(\.scalar))
    return nothing
  }

  /// Moves to the next target of a command of several steps. libedit must not redraw in between,
  /// because in vi's command mode it would step back from the end of the text.
  func goToPlace() -> UInt8 {
    guard !places.isEmpty else { return failure }
    edit.move(to: places.removeFirst())
    return nothing
  }

  func undoChange() -> UInt8 { show(undo.undo(edit.text)) }

  func redoChange() -> UInt8 { show(undo.redo(edit.text)) }

  private func show(_ text: EditText?) -> UInt8 {
    guard let text else { return failure }
    edit.replace(with: text)
    return refresh
  }

  func clearScreen() -> UInt8 {
    painter.forget()
    unwritten += "\u{1B}[H\u{1B}[2J"
    return refresh
  }

  func complete() -> UInt8 {
    let text = edit.text
    let found = request.completer?(text.text, text.cursorInBytes) ?? []
    guard let start = found.commonStart else { return show(found) }
    let begin = min(text.index(ofByte: found[0].range.lowerBound), text.cursor)
    let typed = String(text.scalars[begin..<text.cursor])
    // A completion that contains the typed text only in its middle is listed, and inserted only if it
    // is the only one.
    let goesOn = start.count > typed.count && start.lowercased().hasPrefix(typed.lowercased())
    if found.count == 1 || goesOn { replace(found[0].range, with: start, in: text) }
    return found.count == 1 ? refresh : show(found)
  }

  private func show(_ found: [LineCompletion]) -> UInt8 {
    guard !found.isEmpty else { return failure }
    let limit = max(3, painter.size.rows / 2)
    list = found.rows(width: painter.size.columns, limit: limit)
    return refresh
  }

  private func replace(_ range: Range<Int>, with new: String, in text: EditText) {
    edit.move(to: text.index(ofByte: range.upperBound))
    edit.delete(edit.text.cursor - text.index(ofByte: range.lowerBound))
    edit.insert(new.unicodeScalars)
  }
}
