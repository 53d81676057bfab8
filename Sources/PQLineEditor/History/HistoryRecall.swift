/// The history, and a position in it. Changes to entries are kept until the prompt ends, as in other
/// shells.
struct HistoryRecall {
  /// The entries, the oldest first.
  private(set) var entries: [String]
  private var position: Int
  private var changed: [Int: String] = [:]
  /// The last search of vi; `nil` if there was none.
  private var lastSearch: (part: String, direction: Direction)?

  init(_ entries: [String]) {
    self.entries = entries
    position = entries.count
  }

  /// Moves to the previous entry and returns it. The present text is kept at the old position. Returns
  /// `nil` if there is no previous entry.
  mutating func older(than text: String) -> String? { step(-1, text) }

  /// Moves to the next entry and returns it. After the last entry comes the text that was typed at the
  /// prompt. Returns `nil` if nothing follows.
  mutating func newer(than text: String) -> String? { step(1, text) }

  private mutating func step(_ distance: Int, _ text: String) -> String? {
    let next = position + distance
    guard (0...entries.count).contains(next) else { return nil }
    return go(to: next, text)
  }

  private mutating func go(to next: Int, _ text: String) -> String {
    changed[position] = text
    position = next
    return changed[next] ?? (next < entries.count ? entries[next] : "")
  }

  /// The direction of a search.
  enum Direction {
    case older, newer

    var opposite: Direction {
      switch self {
      case .older: .newer
      case .newer: .older
      }
    }
  }

  /// Moves to the nearest entry that contains a text. The present text is kept at the old position. An
  /// empty text repeats the last search.
  ///
  /// - Returns: the entry; `nil` if there is none.
  mutating func find(_ part: String, _ direction: Direction, from text: String) -> String? {
    guard let part = part.isEmpty ? lastSearch?.part : part else { return nil }
    lastSearch = (part, direction)
    return findAgain(isReversed: false, from: text)
  }

  /// Repeats the last search, from the present position.
  ///
  /// - Returns: the entry; `nil` if there is none.
  mutating func findAgain(isReversed: Bool, from text: String) -> String? {
    guard let search = lastSearch else { return nil }
    let contains = { (entry: String) in entry.utf8.contains(search.part.utf8) }
    let found =
      switch isReversed ? search.direction.opposite : search.direction {
      case .older: entries[..<position].lastIndex(where: contains)
      case .newer: entries.dropFirst(position + 1).firstIndex(where: contains)
      }
    return found.map { go(to: $0, text) }
  }

  /// Adds an entry unless it is blank or equals the last one, and moves to the end.
  ///
  /// - Returns: True if it was added.
  @discardableResult
  mutating func add(_ text: String) -> Bool {
    let isNew = !text.allSatisfy(\.isWhitespace) && entries.last != text
    if isNew { entries.append(text) }
    startOver()
    return isNew
  }

  mutating func startOver() {
    position = entries.count
    changed = [:]
  }

  /// Returns the newest entry that begins with a text, without that text; empty if there is no such
  /// entry.
  func rest(after text: EditText) -> String {
    // A scalar has at least one byte, so a text longer than every entry needs no comparison.
    let count = text.scalars.count
    guard count > 0, entries.contains(where: { $0.utf8.count > count }) else { return "" }
    let start = [UInt8](utf8Of: text.scalars)
    let found = entries.last {
      $0.utf8.count > start.count && $0.utf8.starts(with: start)
    }
    return found.map { String(decoding: $0.utf8.dropFirst(start.count), as: UTF8.self) } ?? ""
  }

  /// Returns the newest entry that contains a text and is before the index `end`, with its own index.
  func match(_ pattern: String, before end: Int) -> (place: Int, text: String)? {
    entries[..<end].lastIndex { $0.utf8.contains(pattern.utf8) }.map { ($0, entries[$0]) }
  }
}

/// The suggestion after the text: the rest of an earlier entry. If the user accepts it, exactly the
/// visible part is inserted.
enum Suggestion {
  /// Returns the part of `rest` to suggest. It is all of `rest` if that fits on the screen. Otherwise
  /// it is the first line of `rest`, or, if `rest` begins with a line break, this line break and the
  /// next line.
  ///
  /// - Parameter fits: returns true if all of `rest` fits on the screen. Called only if `rest` has
  ///   several lines.
  static func offered(_ rest: String, fits: () -> Bool) -> String {
    let scalars = rest.unicodeScalars
    guard let first = scalars.firstIndex(of: "\n"), !fits() else { return rest }
    guard first == scalars.startIndex else { return String(scalars[..<first]) }
    let next = scalars[scalars.index(after: first)...]
    return String(scalars[..<(next.firstIndex(of: "\n") ?? next.endIndex)])
  }

  /// Returns the start of the suggestion up to the end of its first word.
  static func firstWord(of suggestion: String) -> String {
    let scalars = suggestion.unicodeScalars
    let start = scalars.firstIndex(where: isPart) ?? scalars.endIndex
    return String(scalars[..<(scalars[start...].firstIndex { !isPart($0) } ?? scalars.endIndex)])
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar == "_" || scalar == "." || scalar == "-"
  }
}
