/// An operator of vi.
enum ViOperator {
  case delete, change, yank

  /// The letter of the operator. Typed twice it applies to the line.
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

/// Operators of vi on lines. A line ends at a line break here; for libedit the whole text is one line.
extension LineEditor {
  /// Reads the motion of an operator. Motions about lines are handled here, the others by libedit.
  func operate(_ kind: ViOperator) -> UInt8 {
    guard let key = nextKey() else { return refresh }
    if edit.text.stretch(of: kind, to: key) != nil { return operate(kind, to: key) }
    keys.push([kind.code.scalar, key])
    return argument
  }

  /// Applies an operator to a part of the line: `$` to its end, `0` to its start, the letter to all of
  /// it.
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

  /// Repeats the last change. libedit replays the keys of the change, perhaps in another mode than the
  /// original one. A `.` among them would repeat itself endlessly, so only a typed one counts.
  func repeatChange() -> UInt8 {
    guard isTyped else { return failure }
    isTyped = false
    keys.push(.viRepeat)
    return argument
  }

  /// Moves to a place in insert mode. The mode comes first, because vi's command mode would step back
  /// from the end of the text.
  func insertMode(at place: (EditText) -> Int) -> UInt8 {
    places = [place(edit.text)]
    keys.push(.insertMode, .goToPlace)
    return nothing
  }
}

extension EditText {
  /// Returns the range of an operator; `nil` if the key is not a motion about the line.
  fileprivate func stretch(of kind: ViOperator, to key: Unicode.Scalar) -> Range<Int>? {
    switch key {
    case "$": return cursor..<lineEnd
    case "0", "^": return lineStart..<cursor
    case kind.letter where kind == .delete: return lineWithBreak
    case kind.letter: return lineStart..<lineEnd
    default: return nil
    }
  }

  /// The cursor's line with its line break, or with the one before it if it is the last line.
  private var lineWithBreak: Range<Int> {
    if lineEnd < scalars.count { return lineStart..<lineEnd + 1 }
    return max(0, lineStart - 1)..<lineEnd
  }
}
