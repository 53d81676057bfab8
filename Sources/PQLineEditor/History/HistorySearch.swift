/// The part of a search that the prompt shows: its text, and true if an entry contains the text.
struct SearchPattern {
  let text: String
  var isFound = true

  /// The prompt during the search.
  var prompt: String { "(\(isFound ? "" : "failed ")search `\(text)') " }
}

/// The effect of a key on a search.
enum SearchStep {
  /// The search goes on.
  case goOn
  /// The search ends with the present entry.
  case accept
  /// The search ends with the present entry, and the key keeps its function.
  case pass
  /// The search ends without a result.
  case cancel
}

/// An incremental search in the history, the newest entry first.
///
/// Ctrl-R finds an older entry. Ctrl-G and Ctrl-C cancel the search. Escape accepts the entry; other
/// control keys accept it and keep their function.
struct HistorySearch {
  private let recall: HistoryRecall
  /// The text before the search.
  let original: EditText
  private var part = ""
  private var isFound = true
  private var match: (place: Int, text: String)?

  init(_ recall: HistoryRecall, _ original: EditText) {
    self.recall = recall
    self.original = original
  }

  /// The present state of the search.
  var pattern: SearchPattern { SearchPattern(text: part, isFound: isFound) }

  /// Handles a key.
  mutating func take(_ key: Unicode.Scalar, _ control: ControlKeys) -> SearchStep {
    switch key.value {
    case _ where control.cancels(key), 0x07: return .cancel
    case 0x12: findOlder()
    case 0x08, 0x7F: shorten()
    case 0x20..<0x7F, 0xA0...: add(key)
    case 0x1B: return .accept
    default: return .pass
    }
    return .goOn
  }

  /// The found entry, with the cursor at the pattern; without a found entry, the text before the
  /// search.
  var shown: EditText {
    guard let match else { return original }
    let text = EditText(match.text)
    let part = Array(part.unicodeScalars)
    let starts = 0...max(0, text.scalars.count - part.count)
    let place = starts.first { text.scalars[$0...].starts(with: part) }
    return EditText(scalars: text.scalars, cursor: place ?? text.scalars.count)
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    part.unicodeScalars.append(scalar)
    find(before: match.map { $0.place + 1 } ?? recall.entries.count)
  }

  private mutating func shorten() {
    if !part.unicodeScalars.isEmpty { part.unicodeScalars.removeLast() }
    match = nil
    isFound = true
    if !part.isEmpty { find(before: recall.entries.count) }
  }

  private mutating func findOlder() {
    guard !part.isEmpty else { return }
    find(before: match?.place ?? recall.entries.count)
  }

  private mutating func find(before end: Int) {
    let found = recall.match(part, before: end)
    isFound = found != nil
    if let found { match = found }
  }
}

/// The text of vi's `/` or `?` while it is typed. Enter accepts it.
struct PatternReader {
  private var part = String.UnicodeScalarView()

  /// The present text.
  var pattern: SearchPattern { SearchPattern(text: String(part)) }

  /// Handles a key.
  mutating func take(_ key: Unicode.Scalar, _ control: ControlKeys) -> SearchStep {
    switch key.value {
    case 0x0A, 0x0D: return .accept
    case _ where control.cancels(key), 0x07, 0x1B: return .cancel
    case 0x08, 0x7F: return part.popLast() == nil ? .cancel : .goOn
    case 0x20..<0x7F, 0xA0...: part.append(key)
    default: break
    }
    return .goOn
  }
}
