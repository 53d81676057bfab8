extension Lexer {
  /// Skips a comment up to the end of the line.
  mutating func lineComment() {
    let start = position
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    endsInComment = position == bytes.count
    checkUTF8(of: start..<position)
  }

  /// Reports the first bytes of a comment that are not UTF-8. The formatter could not keep them.
  private mutating func checkUTF8(of comment: Range<Int>) {
    var place = comment.lowerBound
    while place < comment.upperBound {
      guard bytes[place] >= 0x80 else {
        place += 1
        continue
      }
      guard let decoded = UTF8Scalar.decode(bytes, at: place) else {
        return problems.append(.invalidUTF8(at: place..<place + 1))
      }
      place += decoded.length
    }
  }

  /// Skips a comment in the form of another language, and reports it with a fix-it.
  mutating func foreignComment(_ opening: String) {
    problems.append(.foreignComment(opening, at: position..<position + opening.utf8.count))
    lineComment()
  }

  /// True if only white space is before the position in its line or statement.
  var isAtStart: Bool {
    guard tokens.last?.kind != .semicolon else { return true }
    var place = position
    while place > 0, byteClass(bytes[place - 1]).contains(.space) {
      place -= 1
      if bytes[place] == 0x0A { return true }
    }
    return place == 0
  }

  /// Skips a command of pq's shell, which starts with a backslash, up to the end of the line or
  /// statement. It is reported once, no matter what follows it.
  mutating func shellCommand() {
    let start = position
    position += 1
    while position < bytes.count, byteClass(bytes[position]).contains(.wordPart) { position += 1 }
    problems.append(.shellCommand(at: start..<position))
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != UInt8(ascii: ";") {
      position += 1
    }
  }

  /// Skips a comment in `/* */`. It may contain other comments.
  mutating func blockComment() {
    let start = position
    var depth = 0
    while position < bytes.count {
      switch (bytes[position], peek()) {
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        depth += 1
        position += 2
      case (UInt8(ascii: "*"), UInt8(ascii: "/")):
        depth -= 1
        position += 2
        if depth == 0 { return checkUTF8(of: start..<position) }
      default: position += 1
      }
    }
    endsInComment = true
    problems.append(.unterminatedComment(at: start..<start + 2))
  }
}
