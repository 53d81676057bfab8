extension String {
  /// How many columns of a terminal the text takes. Control characters count as none: whatever
  /// is shown has been through `VisibleText`.
  package var displayWidth: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count(where: { $0 >= 0x20 && $0 != 0x7F }) }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// The text, or as much of its start as leaves room for a `…` in that many columns.
  package func shortened(toWidth limit: Int) -> String {
    // No character is wider than its UTF-8 is long.
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
  /// How many columns of a terminal the grapheme cluster takes: 0, 1 or 2.
  package var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII, utf8.count == 1 { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
    return isEmojiSequence ? 2 : first.displayWidth
  }

  /// Whether a variation selector asks for the emoji form of a character that also has another,
  /// or for a keycap.
  private var isEmojiSequence: Bool {
    unicodeScalars.contains("\u{FE0F}")
  }
}

extension Unicode.Scalar {
  /// How many columns of a terminal the character takes by itself: 0, 1 or 2.
  package var displayWidth: Int {
    if isASCII { return value < 0x20 || value == 0x7F ? 0 : 1 }
    if EastAsianWide.contains(self) { return 2 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format: return 0
    default: return 1
    }
  }
}
