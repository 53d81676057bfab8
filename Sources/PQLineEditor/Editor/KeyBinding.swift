/// A binding of a key, parsed from a line that libedit prints: `^R -> ed-redisplay`, or `"^[b" ->
/// ed-prev-word` for a sequence of keys.
struct KeyBinding: Equatable {
  /// The key or the sequence in libedit's notation.
  let key: String
  /// The name of the command.
  let command: String

  /// Parses a line; `nil` if it is not a binding.
  init?(_ line: some StringProtocol) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count >= 2, words[words.count - 2] == "->", let command = words.last else {
      return nil
    }
    let quotes = line.firstIndex(of: "\"").flatMap { start in
      line.lastIndex(of: "\"").map { start..<$0 }
    }
    key = quotes.map { String(line[$0].dropFirst()) } ?? words.dropLast(2).joined(separator: " ")
    self.command = String(command)
  }

  /// Returns the bindings of sequences from the list of all bindings.
  static func sequences(in list: String) -> [KeyBinding] {
    let lines = list.split(whereSeparator: \.isNewline)
    let start = lines.firstIndex { $0.hasPrefix("Multi-character") } ?? lines.endIndex
    // The list ends with the arrow keys, by name.
    return lines[start...].prefix { !$0.hasPrefix("Arrow") }.compactMap { KeyBinding($0) }
  }

  /// The command of this editor that replaces the bound one; `nil` if none does.
  var replacement: String? { KeyBindings.replacements[command] }
}
