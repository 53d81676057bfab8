/// Texts as words of a POSIX shell.
enum ShellWord {
  /// Returns a text as one word, without quotes if it needs none.
  static func quoted(_ text: String, always: Bool = false) -> String {
    guard always || text.isEmpty || !text.utf8.allSatisfy(isPlain) else { return text }
    // The text is split by bytes, because a quote and an accent after it are one character.
    let parts = text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'\(parts.map { Substring($0) }.joined(separator: "'\\''"))'"
  }

  /// Returns a text on one line. A line break would end a comment, and the shell would run the rest.
  static func line(_ text: String) -> String {
    String(
      decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || "._/-+:@%".utf8.contains(byte)
  }
}
