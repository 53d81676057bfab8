import CEditLine

/// The result of a command.
enum CommandResult {
  /// The text or the screen may have changed.
  case refresh
  /// The command was not possible. libedit rings the bell.
  case failure
  /// The command continues with these keys. Each `goToPlace` key moves to the next of the places.
  case steps([KeyCode], goingTo: [Int])
  /// The command continues with these keys. libedit keeps the command's argument for them.
  case motion([Unicode.Scalar])
  /// The prompt has ended.
  case end(LineEvent)

  /// The code of the result for libedit.
  var code: UInt8 {
    switch self {
    case .refresh: UInt8(cedit_refresh.rawValue)
    case .failure: UInt8(cedit_error.rawValue)
    case .steps: UInt8(cedit_nothing.rawValue)
    case .motion: UInt8(cedit_argument.rawValue)
    case .end: UInt8(cedit_newline.rawValue)
    }
  }
}

/// The text at the prompt, its earlier states and the history. A command that needs no more keys
/// changes only these.
struct EditingState {
  private let edit: EditLine
  private var undo = UndoLog()
  private var recall = HistoryRecall([])

  init(_ edit: EditLine) { self.edit = edit }

  var text: EditText { edit.text }

  /// Begins a prompt.
  mutating func startOver() { undo = UndoLog() }

  /// Inserts the initial text of a prompt. Undo cannot remove it.
  mutating func begin(with text: EditText) {
    edit.insert(text.scalars)
    undo = UndoLog(edit.text)
  }

  /// Takes over the entries of earlier sessions. In vi mode libedit gets them too, for its own
  /// commands.
  mutating func load(_ history: [String]) {
    recall = HistoryRecall(history)
    if edit.isVi { for entry in recall.entries { edit.remember(entry) } }
  }

  /// Records the present text for undo.
  mutating func record() { undo.record(edit.text) }

  /// Ends a prompt, and adds its text to the history.
  mutating func finish(_ event: LineEvent?) {
    recall.startOver()
    if case .text(let text) = event, recall.add(text) { edit.remember(text) }
  }

  /// Returns the newest entry that begins with a text, without that text; empty if there is no such
  /// entry.
  func rest(after text: EditText) -> String { recall.rest(after: text) }

  /// A search of the history that begins at the present text.
  var historySearch: HistorySearch { HistorySearch(recall, edit.text) }

  /// Removes the white space at the end, such as the empty line that ended the input.
  func trimEnd() {
    let text = edit.text
    let end = text.scalars.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? 0
    edit.move(to: text.scalars.count)
    edit.delete(text.scalars.count - end)
  }

  /// Replaces a range of UTF-8 bytes.
  func replace(_ range: Range<Int>, with new: String) {
    let text = edit.text
    edit.move(to: text.index(ofByte: range.upperBound))
    edit.delete(edit.text.cursor - text.index(ofByte: range.lowerBound))
    edit.insert(new.unicodeScalars)
  }
}

// MARK: Commands

extension EditingState {
  func enter() -> CommandResult {
    let text = edit.text
    guard StatementEnd.isComplete(text.text) || text.isInEmptyLastLine else {
      return insert(["\n"])
    }
    trimEnd()
    return .end(.text(edit.text.text))
  }

  func cancel() -> CommandResult {
    edit.move(to: edit.text.scalars.count)
    return .end(.interrupted)
  }

  /// The command of Ctrl-D: ends the prompt if the text is empty, otherwise deletes the character under
  /// the cursor.
  func end() -> CommandResult {
    let text = edit.text
    if text.scalars.isEmpty { return .end(.end) }
    guard !text.isAtEnd else { return .failure }
    edit.move(to: text.cursor + 1)
    edit.delete(1)
    return .refresh
  }

  func insert(_ scalars: [Unicode.Scalar]) -> CommandResult {
    edit.insert(scalars) ? .refresh : .failure
  }

  /// Inserts the word before the cursor again.
  func copyWord() -> CommandResult { edit.text.wordBefore.map(insert) ?? .failure }

  func move(_ place: (EditText) -> Int) -> CommandResult {
    edit.move(to: place(edit.text))
    return .refresh
  }

  func moveRight() -> CommandResult {
    edit.text.isAtEnd ? .failure : move { $0.cursor + 1 }
  }

  mutating func up() -> CommandResult {
    let text = edit.text
    if let above = text.above { return move { _ in above } }
    return show(recall.older(than: text.text).map { EditText($0) })
  }

  mutating func down() -> CommandResult {
    let text = edit.text
    if let below = text.below { return move { _ in below } }
    return show(recall.newer(than: text.text).map { EditText($0) })
  }

  /// Deletes to the end of the line, or only the line break if the cursor is at the end of the line.
  func killLine() -> CommandResult {
    let text = edit.text
    guard !text.isAtEnd else { return .failure }
    return kill(text.cursor..<max(text.lineEnd, text.cursor + 1))
  }

  /// Deletes a range. It uses libedit's commands, so that libedit's yank can restore the range.
  private func kill(_ range: Range<Int>, then next: KeyCode...) -> CommandResult {
    edit.move(to: range.lowerBound)
    return .steps([.setMark, .goToPlace, .killRegion] + next, goingTo: [range.upperBound])
  }

  mutating func undoChange() -> CommandResult { show(undo.undo(edit.text)) }

  mutating func redoChange() -> CommandResult { show(undo.redo(edit.text)) }

  private func show(_ text: EditText?) -> CommandResult {
    guard let text else { return .failure }
    edit.replace(with: text)
    return .refresh
  }
}

// MARK: Commands of vi

extension EditingState {
  /// Applies an operator. Motions within a line are handled here: `$` goes to the end of the line, `0`
  /// and `^` to its start, and the letter of the operator stands for the whole line. libedit handles
  /// all other motions.
  func operate(_ kind: ViOperator, to key: Unicode.Scalar) -> CommandResult {
    let text = edit.text
    guard let range = text.range(of: kind, to: key) else {
      return .motion([kind.code.scalar, key])
    }
    switch kind {
    case .delete: return kill(range)
    case .change: return kill(range, then: .insertMode)
    case .yank:
      edit.move(to: range.lowerBound)
      return .steps(
        [.setMark, .goToPlace, .copyRegion, .goToPlace], goingTo: [range.upperBound, text.cursor])
    }
  }

  /// Moves to a place in insert mode. The mode comes first, because vi's command mode would step back
  /// from the end of the text.
  func insertMode(at place: (EditText) -> Int) -> CommandResult {
    .steps([.insertMode, .goToPlace], goingTo: [place(edit.text)])
  }

  /// Shows the nearest entry that contains a text; an empty text repeats the last search.
  mutating func viSearch(_ typed: String, _ direction: HistoryRecall.Direction) -> CommandResult {
    showEntry(recall.find(typed, direction, from: edit.text.text))
  }

  /// Repeats the last search (`n`), or repeats it in the reverse direction (`N`).
  mutating func viSearchAgain(isReversed: Bool) -> CommandResult {
    showEntry(recall.findAgain(isReversed: isReversed, from: edit.text.text))
  }

  private func showEntry(_ entry: String?) -> CommandResult {
    show(entry.map { EditText($0, cursor: 0) })
  }
}
