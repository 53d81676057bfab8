import PQSyntax

/// The test that decides if Enter runs a text or begins a new line.
package enum StatementEnd {
  /// Returns true if Enter runs the text: its last token is `;`, it is a command of the shell, or it is
  /// blank.
  package static func isComplete(_ text: String) -> Bool {
    let start = text.drop(while: \.isWhitespace)
    if start.isEmpty || start.first == "\\" || isExitCommand(text) { return true }
    return text.utf8.contains(UInt8(ascii: ";")) && endsWithSemicolon(text)
  }

  /// Returns true if the text is `exit`, `quit` or `\q`, in any letter case and with or without `;`.
  package static func isExitCommand(_ text: String) -> Bool {
    guard text.utf8.count < 100 else { return false }
    let word = text.filter { !$0.isWhitespace && $0 != ";" }.lowercased()
    return ["exit", "quit", "\\q"].contains(word)
  }

  /// Returns true if the last token is a semicolon. A semicolon in a comment or a string does not
  /// count.
  private static func endsWithSemicolon(_ text: String) -> Bool {
    SyntaxTree.parse(text).tokens.dropLast().last?.kind == .semicolon
  }
}
