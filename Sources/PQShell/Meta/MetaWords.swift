/// The words of a line, as commands of the shell have them: white space parts them, unless it stands
/// in quotes. A backslash is a character like any other.
struct MetaWords: Equatable {
  /// A word, where it stands, and what it stands for.
  struct Word: Equatable {
    var text = ""
    /// Where it begins, in bytes from the start of the line, its quote included.
    var start: Int
    /// The quote that is not closed.
    var quote: Character?
  }

  private(set) var words: [Word] = []
  /// Whether the last word may go on.
  private(set) var isOpen = false
  /// How long the line is, in bytes.
  private(set) var length = 0

  init(_ line: some StringProtocol) {
    for character in line {
      take(character, at: length)
      length += character.utf8.count
    }
  }

  private mutating func take(_ character: Character, at position: Int) {
    let quote = isOpen ? words[words.count - 1].quote : nil
    guard quote != nil || !character.isWhitespace else { return isOpen = false }
    if !isOpen { words.append(Word(start: position)) }
    isOpen = true
    let last = words.count - 1
    switch (quote, character) {
    case (nil, "'"), (nil, "\""): words[last].quote = character
    case (character?, _): words[last].quote = nil
    default: words[last].text.append(character)
    }
  }

  /// A text as one word.
  static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0.isWhitespace || $0 == "'" || $0 == "\"" }) else { return text }
    guard text.contains("'") else { return "'\(text)'" }
    guard text.contains("\"") else { return "\"\(text)\"" }
    // No quote has both, but a word may have several.
    return "'" + text.replacing("'", with: "'\"'\"'") + "'"
  }

  /// The words. Whoever is used to statements ends the last one with a semicolon.
  var whole: [String] {
    var texts = words.map(\.text)
    guard let last = texts.popLast(), last != ";" || texts.isEmpty else { return texts }
    return texts + [last.hasSuffix(";") ? String(last.dropLast()) : last]
  }
}
