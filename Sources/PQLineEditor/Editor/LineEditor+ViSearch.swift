/// A search of vi's `/` or `?`.
struct ViSearch {
  /// The text that an entry must contain.
  let part: String
  let direction: HistoryRecall.Direction
}

/// The searches of vi in the history. They begin at the entry that is shown, as `k` and `j` do.
extension LineEditor {
  /// Reads a text for `/` or `?`, and shows the nearest entry that contains it. An empty text repeats
  /// the last search.
  func viSearch(_ direction: HistoryRecall.Direction) -> UInt8 {
    guard let typed = readPart() else { return refresh }
    guard let part = typed.isEmpty ? lastViSearch?.part : typed else { return failure }
    lastViSearch = ViSearch(part: part, direction: direction)
    return viSearchAgain(isReversed: false)
  }

  /// Shows the next entry of the last search (`n`), or the next in the reverse direction (`N`).
  func viSearchAgain(isReversed: Bool) -> UInt8 {
    guard let search = lastViSearch else { return failure }
    let direction = isReversed ? search.direction.opposite : search.direction
    let found = recall.find(search.part, direction, from: edit.text.text)
    guard let found else { return failure }
    edit.replace(with: EditText(found, cursor: 0))
    return refresh
  }

  /// Reads a text up to Enter and shows it in the prompt; `nil` if the user cancelled.
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
