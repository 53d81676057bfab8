/// A line that begins with a backslash: the name of a command, and what stands behind it.
struct MetaCall: Equatable {
  /// Without the backslash.
  let name: String
  /// The words behind it; those in quotes are one.
  let arguments: [String]

  /// nil for a text that is something else.
  init?(_ text: String) {
    let text = text.drop(while: \.isWhitespace)
    guard text.first == "\\" else { return nil }
    let words = MetaWords(text.dropFirst()).whole
    name = words.first ?? ""
    arguments = Array(words.dropFirst())
  }
}
