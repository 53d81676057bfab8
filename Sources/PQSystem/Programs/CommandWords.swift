/// The words of a command: separated by white space, held together by single or double quotes. A
/// backslash makes the next character a plain one, but not between single quotes. Nothing else
/// means anything: no variable, no pattern, no pipe.
package struct CommandWords {
  private var words: [String] = []
  /// The word that is being read.
  private var word: String?
  /// The quote that is open.
  private var quote: Character?
  private var isEscaped = false

  /// The words of a command; nil if a quote is not closed.
  package static func of(_ command: String) -> [String]? {
    var reader = CommandWords()
    for character in command { reader.read(character) }
    guard reader.quote == nil, !reader.isEscaped else { return nil }
    reader.endWord()
    return reader.words
  }

  private mutating func read(_ character: Character) {
    switch character {
    case _ where isEscaped:
      word = (word ?? "") + String(character)
      isEscaped = false
    case "\\" where quote != "'": isEscaped = true
    case _ where character == quote: quote = nil
    case "'" where quote == nil, "\"" where quote == nil:
      quote = character
      // A word may be empty if it has quotes.
      word = word ?? ""
    case _ where quote == nil && character.isWhitespace: endWord()
    default: word = (word ?? "") + String(character)
    }
  }

  private mutating func endWord() {
    if let word { words.append(word) }
    word = nil
  }
}
