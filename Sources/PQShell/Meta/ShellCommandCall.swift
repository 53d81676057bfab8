/// A meta command as it is typed: a backslash, a name and arguments. Meta commands are the commands of
/// pq's own shell, such as `\format csv`.
struct ShellCommandCall: Equatable {
  /// The name without the backslash.
  let name: String
  /// The arguments. A quoted argument may contain spaces.
  let arguments: [String]

  /// Creates the call from a text; `nil` if the text does not begin with a backslash.
  init?(_ text: String) {
    let text = text.drop(while: \.isWhitespace)
    guard text.first == "\\" else { return nil }
    let words = ShellWords(text.dropFirst()).withoutSemicolon
    name = words.first ?? ""
    arguments = Array(words.dropFirst())
  }
}

/// The words of a meta command. White space separates words, unless it is in quotes. A backslash has
/// no special meaning.
struct ShellWords: Equatable {
  /// A word and its position.
  struct Word: Equatable {
    var text = ""
    /// The offset of the word in the line, in bytes. If a quote begins the word, this is the offset of
    /// the quote.
    var start: Int
    /// The quote in this word that is still open; `nil` if there is none.
    var quote: Character?
  }

  private(set) var words: [Word] = []
  /// True if the line ends inside the last word, so that the word may continue.
  private(set) var endsInsideWord = false
  /// The length of the line in bytes.
  private(set) var length = 0

  init(_ line: some StringProtocol) {
    for character in line {
      add(character, at: length)
      length += character.utf8.count
    }
  }

  /// Handles the next character: it continues, ends or begins a word. `position` is its offset, in
  /// bytes.
  private mutating func add(_ character: Character, at position: Int) {
    let quote = endsInsideWord ? words[words.count - 1].quote : nil
    guard quote != nil || !character.isWhitespace else { return endsInsideWord = false }
    if !endsInsideWord { words.append(Word(start: position)) }
    endsInsideWord = true
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

  /// The texts of the words, without a semicolon at the end. Users type the semicolon by habit.
  var withoutSemicolon: [String] {
    var texts = words.map(\.text)
    guard let last = texts.popLast(), last != ";" || texts.isEmpty else { return texts }
    return texts + [last.hasSuffix(";") ? String(last.dropLast()) : last]
  }
}
