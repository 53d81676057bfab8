import Testing

@testable import PQSystem

/// The split of a command into its words, with quotes and escapes.
@Suite struct CommandWordsTests {
  @Test(arguments: [
    ("a b  c", ["a", "b", "c"]), ("'a b' \"c d\"", ["a b", "c d"]), ("a\\ b", ["a b"]),
    ("'a\\b'", ["a\\b"]), ("\"a\\\"b\"", ["a\"b"]), ("a'b'c", ["abc"]), ("''", [""]), ("", []),
    ("'it'\\''s'", ["it's"]),
  ])
  func wordsAreSplitAsAShellWould(command: String, words: [String]) {
    #expect(CommandWords.of(command) == words)
  }

  @Test(arguments: ["'", "\"a", "a\\"])
  func unclosedQuotesAreRefused(command: String) {
    #expect(CommandWords.of(command) == nil)
  }
}
