/// Texts as words of a POSIX shell.
enum ShellWord {
  /// The text as one word; without quotes if it needs none.
  static func quoted(_ text: String, always: Bool = false) -> String {
    guard always || text.isEmpty || !text.utf8.allSatisfy(isPlain) else { return text }
    // By bytes: to characters, a quote and an accent behind it would be one.
    let parts = text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'\(parts.map { Substring($0) }.joined(separator: "'\\''"))'"
  }

  /// The text on one line: a line break inside a comment would end it, and what follows would be run.
  static func line(_ text: String) -> String {
    String(
      decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || "._/-+:@%".utf8.contains(byte)
  }
}
