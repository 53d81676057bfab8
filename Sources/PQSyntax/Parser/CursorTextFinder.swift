/// The fragment of a text at the cursor: the word or the string that contains or ends at the cursor.
struct CursorTextFinder {
  let textKind: CursorPlace.TextKind
  let range: Range<Int>
  private let cursor: Int

  /// Finds the fragment after a text was lexed up to the cursor.
  init(_ cut: LexedPrefix, cursor: Int, in source: [UInt8]) {
    self.cursor = cursor
    if let start = cut.openString, !source[start..<cursor].contains(0x0A) {
      textKind = .string(quote: source[start])
      range = start..<Self.stringEnd(source[start], from: cursor, in: source)
    } else if let (textKind, start) = Self.word(cut.tokens.last, cursor, in: source) {
      self.textKind = textKind
      range = start..<Self.wordEnd(from: cursor, in: source)
    } else {
      textKind = .nothing
      range = cursor..<cursor
    }
  }

  /// Returns the part of the fragment before the cursor; for a string, its value without quotes.
  func typed(in source: [UInt8]) -> String {
    let written = range.lowerBound..<cursor
    guard case .string = textKind else { return String(decoding: source[written], as: UTF8.self) }
    let token = Token(.string, start: written.lowerBound, end: written.upperBound)
    return StringLiteral.openValue(of: token, in: source)
  }

  private static func word(
    _ last: Token?, _ cursor: Int, in source: [UInt8]
  ) -> (CursorPlace.TextKind, start: Int)? {
    if let last, last.range.upperBound == cursor {
      switch last.kind {
      case .word where source[last.range].first.map { !isSign($0) } == true:
        return (.word, last.range.lowerBound)
      case .parameter: return (.parameter, last.range.lowerBound)
      case .number, .duration, .size, .malformedNumber:
        return (.quantity, last.range.lowerBound)
      default: return nil
      }
    }
    let isBareSign = cursor > 0 && source[cursor - 1] == UInt8(ascii: "$")
    return isBareSign ? (.parameter, cursor - 1) : nil
  }

  /// Returns true if a byte is `&` or `|`. The lexer reads `&&` and `||` as words.
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "|")
  }

  private static func wordEnd(from cursor: Int, in source: [UInt8]) -> Int {
    var end = cursor
    while end < source.count {
      if ByteClass.table[Int(source[end])].contains(.wordPart) {
        end += 1
      } else if let length = source.withUnsafeBufferPointer({
        UTF8Scalar.letterLength(at: end, in: $0)
      }) {
        end += length
      } else {
        break
      }
    }
    return end
  }

  /// Returns the end of a string that is open at the cursor: after the next quote of its kind on the
  /// line. A quote with a word after it does not count, because it opens another string.
  private static func stringEnd(_ quote: UInt8, from cursor: Int, in source: [UInt8]) -> Int {
    let line = source[cursor...].prefix { $0 != 0x0A }
    guard let end = line.firstIndex(of: quote) else { return wordEnd(from: cursor, in: source) }
    let following = end + 1 < source.count ? ByteClass.table[Int(source[end + 1])] : []
    let opensAnother = following.contains(.wordPart)
    return opensAnother ? wordEnd(from: cursor, in: source) : end + 1
  }
}

/// The tokens of a prefix of a text, without an `end` token, and the state at the end of the prefix.
struct LexedPrefix {
  let tokens: [Token]
  /// The start of a string that is still open at the end; `nil` if there is none.
  let openString: Int?
  /// True if the prefix ends inside a comment.
  let endsInComment: Bool
}

extension Lexer {
  /// Returns the tokens of a text and the state at its end.
  ///
  /// - Parameter isCut: true to stop after the first semicolon.
  static func cut(_ source: ArraySlice<UInt8>, atSemicolon isCut: Bool = false) -> LexedPrefix {
    source.withUnsafeBufferPointer { bytes in
      ByteClass.table.withUnsafeBufferPointer { classes in
        var lexer = Lexer(bytes: bytes, classes: classes)
        lexer.skipPreamble()
        while lexer.position < bytes.count, !isCut || lexer.tokens.last?.kind != .semicolon {
          lexer.step()
        }
        return LexedPrefix(
          tokens: lexer.tokens, openString: lexer.openString, endsInComment: lexer.endsInComment)
      }
    }
  }
}
