/// A command of the shell as it is typed: a backslash, a name and arguments.
struct MetaCall: Equatable {
  /// The name without the backslash.
  let name: String
  /// The arguments. A quoted argument may contain spaces.
  let arguments: [String]

  /// Creates the call from a text; `nil` if the text does not begin with a backslash.
  init?(_ text: String) {
    let text = text.drop(while: \.isWhitespace)
    guard text.first == "\\" else { return nil }
    let words = MetaWords(text.dropFirst()).whole
    name = words.first ?? ""
    arguments = Array(words.dropFirst())
  }
}

/// The words of a command line of the shell. White space separates them unless it is in quotes. A
/// backslash has no special meaning.
struct MetaWords: Equatable {
  /// A word and its position.
  struct Word: Equatable {
    var text = ""
    /// The offset of its start, including a quote, in bytes from the start of the line.
    var start: Int
    /// The open quote at the end of the line; `nil` if there is none.
    var quote: Character?
  }

  private(set) var words: [Word] = []
  /// True if the line ends inside the last word, so that the word may continue.
  private(set) var isOpen = false
  /// The length of the line in bytes.
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

  /// Returns a text as one word, with quotes if it needs them.
  static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0.isWhitespace || $0 == "'" || $0 == "\"" }) else { return text }
    guard text.contains("'") else { return "'\(text)'" }
    guard text.contains("\"") else { return "\"\(text)\"" }
    // A text with both quotes is written as several quoted parts without a space between them.
    return "'" + text.replacing("'", with: "'\"'\"'") + "'"
  }

  /// The words without a semicolon at the end, which users type by habit.
  var whole: [String] {
    var texts = words.map(\.text)
    guard let last = texts.popLast(), last != ";" || texts.isEmpty else { return texts }
    return texts + [last.hasSuffix(";") ? String(last.dropLast()) : last]
  }
}
