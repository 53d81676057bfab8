import PQSyntax

/// Whether a text is ready to be run, or goes on in another line.
public enum StatementEnd {
  /// Whether Enter runs the text: it ends with `;`, or it is a command of the shell.
  public static func isComplete(_ text: String) -> Bool {
    let start = text.drop(while: \.isWhitespace)
    if start.isEmpty || start.first == "\\" || isFarewell(text) { return true }
    return text.utf8.contains(UInt8(ascii: ";")) && endsWithSemicolon(text)
  }

  /// Whether the text says that the user wants to leave.
  public static func isFarewell(_ text: String) -> Bool {
    guard text.utf8.count < 100 else { return false }
    let word = text.filter { !$0.isWhitespace && $0 != ";" }.lowercased()
    return ["exit", "quit", "\\q"].contains(word)
  }

  /// Whether the last token is a semicolon, which a comment or a value may only look like.
  private static func endsWithSemicolon(_ text: String) -> Bool {
    SyntaxTree.parse(text).tokens.dropLast().last?.kind == .semicolon
  }
}
