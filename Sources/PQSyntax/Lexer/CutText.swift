/// The tokens of a prefix of a text, without an `end` token, and the state at the end of the prefix.
struct CutText {
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
