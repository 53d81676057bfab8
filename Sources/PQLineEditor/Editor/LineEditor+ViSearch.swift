/// What vi's `/` and `?` look for.
struct ViSearch {
  /// The part that an entry has to contain.
  let part: String
  let direction: HistoryRecall.Direction
}

/// vi's searches. They begin at the entry that is shown, as `k` and `j` do.
extension LineEditor {
  /// `/` or `?`: reads a part, and shows the nearest entry that contains it. Without a part it is
  /// that of the last search.
  func viSearch(_ direction: HistoryRecall.Direction) -> UInt8 {
    guard let typed = readPart() else { return refresh }
    guard let part = typed.isEmpty ? lastViSearch?.part : typed else { return failure }
    lastViSearch = ViSearch(part: part, direction: direction)
    return viSearchAgain(isReversed: false)
  }

  /// `n` or `N`: shows the next entry of the last search, or the one on the way back.
  func viSearchAgain(isReversed: Bool) -> UInt8 {
    guard let search = lastViSearch else { return failure }
    let direction = isReversed ? search.direction.opposite : search.direction
    let found = recall.find(search.part, direction, from: edit.text.text)
    guard let found else { return failure }
    edit.replace(with: EditText(found, cursor: 0))
    return refresh
  }

  /// Reads a part up to Enter, and shows it in front of the text; nil if it was thrown away.
  private func readPart() -> String? {
    var part = String.UnicodeScalarView()
    defer { pattern = nil }
    while true {
      pattern = (String(part), true)
      guard let key = nextKey() else { return nil }
      switch key.value {
      case 0x0A, 0x0D: return String(part)
      case _ where control.cancels(key), 0x07, 0x1B: return nil
      case 0x08, 0x7F:
        guard part.popLast() != nil else { return nil }
      case 0x20..<0x7F, 0xA0...: part.append(key)
      default: break
      }
    }
  }
}
