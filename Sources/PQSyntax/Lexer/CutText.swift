/// The tokens of the beginning of a text, without an `end`, and how that beginning ends.
struct CutText {
  let tokens: [Token]
  /// Where the string begins that is open at its end.
  let openString: Int?
  /// Whether it ends in a comment.
  let endsInComment: Bool
}

extension Lexer {
  /// Lexes a text as far as its first ";", or all of it, and tells how it ends.
  static func cut(_ source: ArraySlice<UInt8>, atSemicolon isCut: Bool = false) -> CutText {
    source.withUnsafeBufferPointer { bytes in
      ByteClass.table.withUnsafeBufferPointer { classes in
        var lexer = Lexer(bytes: bytes, classes: classes)
        lexer.skipPreamble()
        while lexer.position < bytes.count, !isCut || lexer.tokens.last?.kind != .semicolon {
          lexer.step()
        }
        return CutText(
          tokens: lexer.tokens, openString: lexer.openString, endsInComment: lexer.endsInComment)
      }
    }
  }
}
