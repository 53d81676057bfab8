/// Splits a command into words at white space. Single or double quotes enclose white space. A
/// backslash makes the next character literal, except between single quotes. There is no other
/// syntax: no variable, no pattern, no pipe.
package struct CommandWords {
  private var words: [String] = []
  /// The current word; `nil` between words.
  private var word: String?
  /// The open quote; `nil` outside quotes.
  private var quote: Character?
  private var isEscaped = false

  /// Returns the words of a command; `nil` if a quote is not closed or the command ends with a
  /// backslash.
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
      // Quotes can enclose an empty word.
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
