/// The lexer: it splits a text into tokens and never fails. Bytes that do not form a token are
/// reported and skipped, so that the parser does not see them.
///
/// It works on the bytes in place, because the shell lexes a query at every key press.
struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  private let classes: UnsafeBufferPointer<ByteClass>
  private let keywords = KeywordTable.shared
  var position = 0
  var tokens: [Token] = []
  var problems = DiagnosticList()
  /// True after the first string without an end. From then on a string must end on its line, so that
  /// the time stays linear.
  var hasUnterminatedString = false
  /// The start of the last string if it is not closed; `nil` otherwise.
  var openString: Int?
  /// True if the text ends inside a comment.
  var endsInComment = false
  /// The maximum length of a string, in bytes, after an earlier string without an end. It is also
  /// the maximum length of a string in typographic quotes.
  let longestGuess = 1000

  /// Returns the tokens of a whole text, and the diagnostics. The last token is `end`.
  static func tokens(of source: [UInt8]) -> (tokens: [Token], problems: DiagnosticList) {
    source.withUnsafeBufferPointer { bytes in
      ByteClass.table.withUnsafeBufferPointer { classes in
        var lexer = Lexer(bytes: bytes, classes: classes)
        lexer.run()
        return (lexer.tokens, lexer.problems)
      }
    }
  }

  init(bytes: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<ByteClass>) {
    self.bytes = bytes
    self.classes = classes
    tokens.reserveCapacity(bytes.count / 4 + 8)
  }

  private mutating func run() {
    skipPreamble()
    while position < bytes.count { step() }
    tokens.append(Token(.end, start: bytes.count, end: bytes.count))
  }

  /// Skips a byte order mark and a first line that starts with `#!`.
  mutating func skipPreamble() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if bytes[position...].starts(with: [UInt8(ascii: "#"), UInt8(ascii: "!")]) { lineComment() }
  }

  mutating func step() {
    let byte = bytes[position]
    let byteClass = classes[Int(byte)]
    if byteClass.contains(.space) {
      position += 1
    } else if byteClass.contains(.wordStart) {
      word()
    } else if byteClass.contains(.digit) {
      number()
    } else {
      punctuation(byte)
    }
  }

  /// Returns the byte at a distance after the current one; 0 after the end.
  func peek(_ distance: Int = 1) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }

  func byteClass(_ byte: UInt8) -> ByteClass { classes[Int(byte)] }

  mutating func emit(_ kind: Token.Kind, length: Int) {
    tokens.append(Token(kind, start: position, end: position + length))
    position += length
  }

  /// Reads a word whose first letter has the given length in bytes.
  mutating func word(firstLength: Int = 1) {
    let start = position
    position += firstLength
    while position < bytes.count {
      if classes[Int(bytes[position])].contains(.wordPart) {
        position += 1
      } else if let length = letterLength() {
        position += length
      } else {
        break
      }
    }
    let spelling = UnsafeBufferPointer(rebasing: bytes[start..<position])
    tokens.append(Token(.word, keywords.keyword(spelling), start: start, end: position))
  }

  private mutating func punctuation(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ","): emit(.comma, length: 1)
    case UInt8(ascii: "("): emit(.leftParenthesis, length: 1)
    case UInt8(ascii: ")"): emit(.rightParenthesis, length: 1)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): string(quote: byte)
    case UInt8(ascii: ";"): emit(.semicolon, length: 1)
    case UInt8(ascii: "="): equal()
    case UInt8(ascii: "-"):
      if peek() == byte { lineComment() } else { emit(.minus, length: 1) }
    case UInt8(ascii: "/"): slash()
    case UInt8(ascii: "*"): emit(.star, length: 1)
    case UInt8(ascii: "+"): emit(.plus, length: 1)
    case UInt8(ascii: "$"): parameter()
    case UInt8(ascii: "#"): foreignComment("#")
    case UInt8(ascii: "`"): quotedName()
    case UInt8(ascii: "\\"): if isAtStart { shellCommand() } else { unexpected() }
    case UInt8(ascii: "."): if byteClass(peek()).contains(.digit) { number() } else { unexpected() }
    default: comparison(byte)
    }
  }

  private mutating func comparison(_ byte: UInt8) {
    switch (byte, peek()) {
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): emit(.notEqual, length: 2)
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): emit(.notEqual, length: 2)
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): emit(.lessOrEqual, length: 2)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): emit(.greaterOrEqual, length: 2)
    case (UInt8(ascii: "<"), _): emit(.less, length: 1)
    case (UInt8(ascii: ">"), _): emit(.greater, length: 1)
    case (UInt8(ascii: "&"), byte): foreignWord(.and)
    case (UInt8(ascii: "|"), byte): foreignWord(.or)
    default: beyondASCII(byte)
    }
  }

  private mutating func equal() {
    guard peek() == UInt8(ascii: "=") else { return emit(.equal, length: 1) }
    problems.append(.foreignOperator("==", instead: "=", at: position..<position + 2))
    emit(.equal, length: 2)
  }

  /// Reads `&&` or `||` as the keyword with the same meaning, and reports it.
  private mutating func foreignWord(_ keyword: Keyword) {
    let spelling = keyword == .and ? "&&" : "||"
    let range = position..<position + 2
    let isWordPart = { [bytes] (place: Int) in
      bytes.indices.contains(place) && ByteClass.table[Int(bytes[place])].contains(.wordPart)
    }
    let (before, after) = (isWordPart(position - 1), isWordPart(position + 2))
    let replacement = (before ? " " : "") + keyword.text + (after ? " " : "")
    problems.append(.foreignOperator(spelling, instead: keyword.text, replacement, at: range))
    tokens.append(Token(.word, keyword, start: position, end: position + 2))
    position += 2
  }

  private mutating func slash() {
    switch peek() {
    case UInt8(ascii: "*"): blockComment()
    case UInt8(ascii: "/"): foreignComment("//")
    default: emit(.slash, length: 1)
    }
  }

  private mutating func parameter() {
    guard byteClass(peek()).contains(.wordStart) else { return unexpected() }
    let start = position
    position += 1
    while position < bytes.count, byteClass(bytes[position]).contains(.wordPart) { position += 1 }
    tokens.append(Token(.parameter, start: start, end: position))
  }
}

/// The possible roles of a byte, as a bit set, so that loops over bytes need only one table.
struct ByteClass: OptionSet {
  let rawValue: UInt8

  static let wordStart = ByteClass(rawValue: 1)
  static let digit = ByteClass(rawValue: 2)
  static let wordPart = ByteClass(rawValue: 4)
  static let space = ByteClass(rawValue: 8)

  /// The classes of all byte values, indexed by the value.
  static let table: [ByteClass] = (0...255).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      [.wordStart, .wordPart]
    case UInt8(ascii: "0")...UInt8(ascii: "9"): [.digit, .wordPart]
    case UInt8(ascii: "."): .wordPart
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20: .space
    default: []
    }
  }
}
