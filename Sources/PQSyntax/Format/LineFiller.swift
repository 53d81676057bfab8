/// Fills lines with words, and breaks lines only at the allowed positions.
struct LineFiller {
  /// The maximum column of a line that can be broken, in characters.
  static let width = 88

  private let indent: String
  private(set) var text = ""
  private var column = 0
  private var mustBreak = false
  private var followsComment = false

  init(indent: String) { self.indent = indent }

  /// Appends a word. The line may be broken before the word if `breaks` is true.
  mutating func append(_ word: String, space: Bool, breaks: Bool) {
    if mustBreak || (breaks && column + word.count > Self.width) {
      breakLine()
    } else if space || followsComment {
      text += " "
      column += 1
    }
    text += word
    column += word.count
    followsComment = false
  }

  mutating func append(_ comment: Comment) {
    let startsLine = comment.startsLine || mustBreak
    if startsLine { breakLine() } else { text += " " }
    text += comment.text
    column += comment.text.count + 1
    mustBreak = comment.isLine || startsLine
    followsComment = true
  }

  private mutating func breakLine() {
    text += "\n" + indent
    column = indent.count
    mustBreak = false
  }
}
