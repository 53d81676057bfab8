import PQTools
import Testing

@Suite struct HighlighterTests {
  @Test(arguments: [
    (
      "SELECT p2p AS x -- why\nBY city",
      "keyword:SELECT metric:p2p keyword:AS name:x comment:--~why keyword:BY dimension:city"
    ),
    ("share(http) > 1GB", "wrong:share wrong:( wrong:http wrong:) wrong:> wrong:1GB"),
    (
      "SELECT share(http), nope > 1GB",
      "keyword:SELECT function:share sign:( metric:http sign:) sign:, name:nope sign:> number:1GB"
    ),
    (
      "SELECT last WHERE os='i' LAST $d",
      "keyword:SELECT name:last keyword:WHERE dimension:os sign:= string:'i' keyword:LAST parameter:$d"
    ),
    ("/* a /* b */ */SHOW LIMITS", "comment:/*~a~/*~b~*/~*/ keyword:SHOW keyword:LIMITS"),
    (
      "LET http = 1; SET width = 3",
      "keyword:LET name:http sign:= number:1 sign:; keyword:SET name:width sign:= number:3"
    ),
    (
      "SELECT percentile(nearest, 95, 5m, nearest) HAVING http NOT BETWEEN 1 AND 2Gbit",
      "keyword:SELECT function:percentile sign:( name:nearest sign:, number:95 "
        + "sign:, number:5m sign:, keyword:nearest sign:) keyword:HAVING metric:http keyword:NOT "
        + "keyword:BETWEEN number:1 keyword:AND number:2Gbit"
    ),
    ("SELECT http @@ LAST 6x", "keyword:SELECT metric:http wrong:@@ keyword:LAST wrong:6x"),
    ("SELECT http peers LAST 6h", "keyword:SELECT metric:http wrong:peers keyword:LAST number:6h"),
    ("#!/usr/bin/pq\nSHOW LIMITS", "comment:#!/usr/bin/pq keyword:SHOW keyword:LIMITS"),
    ("-- open", "comment:--~open"), ("/* open", "comment:/*~open"), ("", ""), (" \n", ""),
  ])
  func highlightsEachKind(text: String, expected: String) {
    let bytes = Array(text.utf8)
    let told = Highlighter.highlights(of: bytes).map { piece in
      let part = String(decoding: bytes[piece.range], as: UTF8.self)
      return "\(piece.kind.rawValue):\(part.replacing(" ", with: "~"))"
    }
    #expect(told.joined(separator: " ") == expected)
    Self.check(bytes)
  }

  @Test(arguments: try Corpus.right + Corpus.wrong)
  func coversEveryText(text: Corpus.Text) {
    for end in 0...text.bytes.count { Self.check(Array(text.bytes[..<end])) }
  }

  /// A text without mistakes has no highlight of the kind `wrong`.
  @Test(arguments: try Corpus.right)
  func nothingIsWrongInARightText(text: Corpus.Text) {
    guard text.bytes.count < 1500 else { return }
    let wrong = Highlighter.highlights(of: text.bytes).filter { $0.kind == .wrong }
    #expect(wrong.isEmpty)
  }

  /// Expects pieces in order without overlap, with only white space between them.
  static func check(_ bytes: [UInt8]) {
    var end = 0
    var isCovered = true
    for piece in Highlighter.highlights(of: bytes) {
      let fits = end <= piece.range.lowerBound && piece.range.upperBound <= bytes.count
      guard fits, !piece.range.isEmpty else {
        isCovered = false
        break
      }
      isCovered = isCovered && bytes[end..<piece.range.lowerBound].allSatisfy(isSpace)
      end = piece.range.upperBound
    }
    isCovered = isCovered && bytes[end...].allSatisfy(isSpace)
    #expect(isCovered)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
