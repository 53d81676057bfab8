/// What vi does with a stretch of text.
enum ViOperator {
  case delete, change, yank

  /// The letter that means it, and twice means the line.
  var letter: Unicode.Scalar {
    switch self {
    case .delete: "d"
    case .change: "c"
    case .yank: "y"
    }
  }

  /// The key of libedit's own command.
  fileprivate var code: KeyCode {
    switch self {
    case .delete: .viDelete
    case .change: .viChange
    case .yank: .viYank
    }
  }
}

/// What vi means by a line is a line here as well. To libedit it is the whole text.
extension LineEditor {
  /// An operator, and where to: a line is ours, and all else is libedit's.
  func operate(_ kind: ViOperator) -> UInt8 {
    guard let key = nextKey() else { return refresh }
    if edit.text.stretch(of: kind, to: key) != nil { return operate(kind, to: key) }
    keys.push([kind.code.scalar, key])
    return argument
  }

  /// An operator on a part of the line: `$` for its end, `0` for its start, the letter for all.
  func operate(_ kind: ViOperator, to key: Unicode.Scalar) -> UInt8 {
    let text = edit.text
    guard let stretch = text.stretch(of: kind, to: key) else { return failure }
    switch kind {
    case .delete: return kill(stretch)
    case .change: return kill(stretch, then: .insertMode)
    case .yank:
      edit.move(to: stretch.lowerBound)
      places = [stretch.upperBound, text.cursor]
      keys.push(.setMark, .goToPlace, .copyRegion, .goToPlace)
      return nothing
    }
  }

  /// Repeats the last change. libedit types the keys again that belonged to it, not always in the mode
  /// that they were typed in; a `.` among them would have it begin anew without end.
  func repeatChange() -> UInt8 {
    guard isTyped else { return failure }
    isTyped = false
    keys.push(.viRepeat)
    return argument
  }

  /// Goes somewhere, to insert there: in this order, because the other mode would step back from
  /// behind the last character.
  func insertMode(at place: (EditText) -> Int) -> UInt8 {
    places = [place(edit.text)]
    keys.push(.insertMode, .goToPlace)
    return nothing
  }
}

extension EditText {
  /// What an operator of vi is about; nil unless it is a part of the line.
  fileprivate func stretch(of kind: ViOperator, to key: Unicode.Scalar) -> Range<Int>? {
    switch key {
    case "$": return cursor..<lineEnd
    case "0", "^": return lineStart..<cursor
    case kind.letter where kind == .delete: return lineWithBreak
    case kind.letter: return lineStart..<lineEnd
    default: return nil
    }
  }

  /// The line of the cursor and its line break, or the one before it if it is the last.
  private var lineWithBreak: Range<Int> {
    if lineEnd < scalars.count { return lineStart..<lineEnd + 1 }
    return max(0, lineStart - 1)..<lineEnd
  }
}
