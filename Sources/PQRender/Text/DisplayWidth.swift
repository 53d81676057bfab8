extension String {
  /// The width of the text in terminal columns. Control characters have width 0, because shown text
  /// never contains them: `VisibleText` replaces them.
  package var displayWidth: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count(where: { $0 >= 0x20 && $0 != 0x7F }) }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// Returns the text if it fits into a number of terminal columns. Otherwise returns the longest start
  /// that leaves room for a `…`, and the `…`; an empty text if `limit` is 0 or less.
  package func shortened(toWidth limit: Int) -> String {
    // The width of a character is at most its number of UTF-8 bytes.
    if utf8.count <= limit || displayWidth <= limit { return self }
    guard limit > 0 else { return "" }
    var room = limit - 1
    let start = prefix(while: { character in
      room -= character.displayWidth
      return room >= 0
    })
    return start + "…"
  }
}

extension Character {
  /// The width of the grapheme cluster in terminal columns: 0, 1 or 2.
  package var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII, utf8.count == 1 { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
    return isEmojiSequence ? 2 : first.displayWidth
  }

  /// True if a variation selector requests the emoji form of the character, as keycaps do.
  private var isEmojiSequence: Bool {
    unicodeScalars.contains("\u{FE0F}")
  }
}

extension Unicode.Scalar {
  /// The width of the scalar on its own in terminal columns: 0, 1 or 2.
  package var displayWidth: Int {
    if isASCII { return value < 0x20 || value == 0x7F ? 0 : 1 }
    if EastAsianWide.contains(self) { return 2 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format: return 0
    default: return 1
    }
  }
}
