/// An operator of vi. A line ends at a line break here; for libedit the whole text is one line.
enum ViOperator {
  case delete, change, yank

  /// The letter of the operator. If it is typed twice, the operator applies to the line.
  var letter: Unicode.Scalar {
    switch self {
    case .delete: "d"
    case .change: "c"
    case .yank: "y"
    }
  }

  /// The key of libedit's own command.
  var code: KeyCode {
    switch self {
    case .delete: .viDelete
    case .change: .viChange
    case .yank: .viYank
    }
  }
}

extension EditText {
  /// Returns the range of an operator; `nil` if the key is not a motion about the line.
  func range(of kind: ViOperator, to key: Unicode.Scalar) -> Range<Int>? {
    switch key {
    case "$": return cursor..<lineEnd
    case "0", "^": return lineStart..<cursor
    case kind.letter where kind == .delete: return lineWithBreak
    case kind.letter: return lineStart..<lineEnd
    default: return nil
    }
  }

  /// The cursor's line with its line break. The last line has none, so its range includes the line
  /// break before it.
  private var lineWithBreak: Range<Int> {
    if lineEnd < scalars.count { return lineStart..<lineEnd + 1 }
    return max(0, lineStart - 1)..<lineEnd
  }
}
