/// A line that begins with a backslash: the name of a command, and what stands behind it.
struct MetaCall: Equatable {
  /// Without the backslash.
  let name: String
  let arguments: [String]

  /// nil for a text that is something else.
  init?(_ text: String) {
    let text = text.drop(while: \.isWhitespace)
    guard text.first == "\\" else { return nil }
    let words = text.dropFirst().split(whereSeparator: \.isWhitespace).map(String.init)
    // Whoever is used to statements ends all lines so.
    let trimmed = words.map { $0 == words.last ? Self.withoutSemicolon($0) : $0 }
    name = trimmed.first ?? ""
    arguments = trimmed.dropFirst().filter { !$0.isEmpty }
  }

  private static func withoutSemicolon(_ word: String) -> String {
    word.last == ";" ? String(word.dropLast()) : word
  }
}
