/// A walk through what was typed before. What is changed on the way stays changed until the walk
/// ends, as in other shells.
struct HistoryRecall {
  /// Oldest first.
  private(set) var entries: [String]
  private var position: Int
  private var changed: [Int: String] = [:]

  init(_ entries: [String]) {
    self.entries = entries
    position = entries.count
  }

  /// The entry before, in exchange for the text that is there now; nil if there is none.
  mutating func older(than text: String) -> String? { step(-1, text) }

  /// The entry after, or what was typed before the walk began; nil if there is none.
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

  /// The way through the entries.
  enum Direction {
    case older, newer

    var opposite: Direction {
      switch self {
      case .older: .newer
      case .newer: .older
      }
    }
  }

  /// The nearest entry on the way that contains a part, in exchange for the text that is there now;
  /// nil if there is none.
  mutating func find(_ part: String, _ direction: Direction, from text: String) -> String? {
    let contains = { (entry: String) in entry.utf8.contains(part.utf8) }
    let found =
      switch direction {
      case .older: entries[..<position].lastIndex(where: contains)
      case .newer: entries.dropFirst(position + 1).firstIndex(where: contains)
      }
    return found.map { go(to: $0, text) }
  }

  /// Ends the walk, and adds what was typed unless the last entry is the same.
  ///
  /// - Returns: whether it was added.
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

  /// The rest of the newest entry that begins with a text; empty if there is none.
  func rest(after text: EditText) -> String {
    // A character has at least one byte, so that a long text need not be looked at at every key.
    let count = text.scalars.count
    guard count > 0, entries.contains(where: { $0.utf8.count > count }) else { return "" }
    let start = [UInt8](utf8Of: text.scalars)
    let found = entries.last {
      $0.utf8.count > start.count && $0.utf8.starts(with: start)
    }
    return found.map { String(decoding: $0.utf8.dropFirst(start.count), as: UTF8.self) } ?? ""
  }

  /// The newest entry before a place that contains a text, and its place.
  func match(_ pattern: String, before end: Int) -> (place: Int, text: String)? {
    entries[..<end].lastIndex { $0.utf8.contains(pattern.utf8) }.map { ($0, entries[$0]) }
  }
}
