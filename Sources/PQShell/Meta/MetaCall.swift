/// A command of the shell as it is typed: a backslash, a name and arguments.
struct MetaCall: Equatable {
  /// The name without the backslash.
  let name: String
  /// The arguments. A quoted argument may contain spaces.
  let arguments: [String]

  /// Creates the call from a text; `nil` if the text does not begin with a backslash.
  init?(_ text: String) {
    let text = text.drop(while: \.isWhitespace)
    guard text.first == "\\" else { return nil }
    let words = MetaWords(text.dropFirst()).whole
    name = words.first ?? ""
    arguments = Array(words.dropFirst())
  }
}
