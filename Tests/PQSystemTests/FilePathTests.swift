import PQSystem
import Testing

@Suite struct FilePathTests {
  private let odd = FilePath(bytes: [0x64, 0xFF, 0x2F, 0x78, 0xFE, 0x2E, 0x63, 0x73, 0x76])

  @Test func hasItsParts() {
    #expect(odd.parts.folder == FilePath(bytes: [0x64, 0xFF, 0x2F]))
    #expect(odd.parts.file.bytes == [0x78, 0xFE, 0x2E, 0x63, 0x73, 0x76])
    #expect(odd.components.count == 2)
    #expect(FilePath("a").parts.folder == "")
    #expect(FilePath("/a//b/").components == ["a", "b"])
    #expect(FilePath("/").parts.folder == "/" && FilePath("/").isAbsolute)
  }

  /// Swift would join a slash and a combining accent to one character; paths are compared by bytes.
  @Test func isComparedByBytes() {
    #expect(FilePath("/\u{301}x").isAbsolute)
    #expect(FilePath("a/\u{301}x").parts.file == "\u{301}x")
    #expect(FilePath("\u{E9}") != FilePath("e\u{301}"))
    #expect(odd.hasSuffix(".csv") && !odd.hasSuffix(".CSV") && !FilePath("v").hasSuffix(".csv"))
  }

  @Test func isATextOnlyInUTF8() {
    #expect(odd.text == nil)
    #expect(FilePath("é").text == "é")
    #expect(FilePath(escaped: odd.escaped) == odd)
    #expect(odd.description == "d\\xFF/x\\xFE.csv")
  }

  @Test func reachesTheSystemAsItIs() {
    let back = odd.withCString { FilePath(cString: $0) }
    #expect(back == odd)
    #expect(FilePath("").withCString { FilePath(cString: $0) } == "")
  }

  @Test(arguments: [("", false), ("a\0b", false), ("\0", false), (" ", true), ("a", true)])
  func emptyPathsAndNulAreUnusable(text: String, isUsable: Bool) {
    #expect(FilePath(text).isUsable == isUsable)
  }
}
