extension LineEditor {
  /// Searches the history incrementally, the newest entry first.
  ///
  /// Ctrl-R finds an older entry. Ctrl-G and Ctrl-C restore the text before the search. Escape accepts
  /// the entry; other control keys accept it and keep their function.
  func search() -> UInt8 {
    let original = edit.text
    var search = HistorySearch(recall, original)
    defer { pattern = nil }
    while true {
      pattern = (search.pattern, search.isFound)
      edit.replace(with: search.shown)
      guard let key = nextKey() else { return refresh }
      switch key.value {
      case _ where control.cancels(key), 0x07:
        edit.replace(with: original)
        return refresh
      case 0x12: search.findOlder()
      case 0x08, 0x7F: search.shorten()
      case 0x20..<0x7F, 0xA0...: search.add(key)
      case 0x1B: return refresh
      default:
        keys.push([key])
        return refresh
      }
    }
  }
}

/// The state of an incremental search in the history.
struct HistorySearch {
  private let recall: HistoryRecall
  private let original: EditText
  private(set) var pattern = ""
  private(set) var isFound = true
  private var match: (place: Int, text: String)?

  init(_ recall: HistoryRecall, _ original: EditText) {
    self.recall = recall
    self.original = original
  }

  /// The entry found, with the cursor at the pattern, or the text before the search.
  var shown: EditText {
    guard let match else { return original }
    let text = EditText(match.text)
    let pattern = Array(pattern.unicodeScalars)
    let starts = 0...max(0, text.scalars.count - pattern.count)
    let place = starts.first { text.scalars[$0...].starts(with: pattern) }
    return EditText(scalars: text.scalars, cursor: place ?? text.scalars.count)
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    pattern.unicodeScalars.append(scalar)
    find(before: match.map { $0.place + 1 } ?? recall.entries.count)
  }

  mutating func shorten() {
    if !pattern.unicodeScalars.isEmpty { pattern.unicodeScalars.removeLast() }
    match = nil
    isFound = true
    if !pattern.isEmpty { find(before: recall.entries.count) }
  }

  mutating func findOlder() {
    guard !pattern.isEmpty else { return }
    find(before: match?.place ?? recall.entries.count)
  }

  private mutating func find(before end: Int) {
    let found = recall.match(pattern, before: end)
    isFound = found != nil
    if let found { match = found }
  }
}
