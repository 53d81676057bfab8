import PQSyntax
import Testing

/// What the parser expects at a place in a text. `|` marks the place.
@Suite struct CursorPlaceTests {
  private static func place(_ text: String) -> CursorPlace? {
    let bytes = Array(text.utf8)
    let cursor = bytes.firstIndex(of: UInt8(ascii: "|")) ?? bytes.count
    return CursorPlace(cursor, in: bytes.filter { $0 != UInt8(ascii: "|") })
  }

  @Test(arguments: [
    ("SELECT |", CursorPlace.TextKind.nothing, 7..<7, ""),
    ("SELECT |http", .nothing, 7..<7, ""), ("SELECT ht|tp", .word, 7..<11, "ht"),
    ("SELECT é|é", .word, 7..<11, "é"), ("BY browser.n|", .word, 3..<12, "browser.n"),
    ("LAST 6|h", .quantity, 5..<7, "6"), ("LAST $a|b", .parameter, 5..<8, "$a"),
    ("LAST $|", .parameter, 5..<6, "$"), ("a = 'U|S' b", .string(quote: 0x27), 4..<8, "U"),
    ("a = \"it's|", .string(quote: 0x22), 4..<9, "it's"),
    ("a = 'it''s|", .string(quote: 0x27), 4..<10, "it's"), ("a = 'US'|", .nothing, 8..<8, ""),
    ("a = 'x\n b|", .word, 8..<9, "b"), ("a &&|", .nothing, 4..<4, ""),
  ])
  func findsTheFragmentAtThePlace(
    text: String, textKind: CursorPlace.TextKind, range: Range<Int>, typed: String
  ) throws {
    let place = try #require(Self.place(text))
    #expect((place.textKind, place.range, place.typed) == (textKind, range, typed))
  }

  @Test(arguments: [
    "-- a|", "-- a|\n", "/* |", "/* /* */ |", "#!x|", "# a|", "// a|", "a -|- b", "a /|* b */",
    "a /|/ b", "/* *|/",
  ])
  func aCommentHasNoPlaces(text: String) { #expect(Self.place(text) == nil) }

  @Test(arguments: [
    "-- a\n|", "/* */|", "a /* */ |", "a |-- b", "a |/* b */", "a -| - b", "a /|", "a -|",
  ])
  func placesBesideCommentsExist(text: String) { #expect(Self.place(text) != nil) }

  @Test func aPlaceInsideOfACharacterIsBeforeIt() throws {
    for offset in 1...3 {
      #expect(CursorPlace(offset, in: Array("😀".utf8))?.range == 0..<0)
    }
    #expect(CursorPlace(99, in: Array("a".utf8))?.range == 0..<1)
    #expect(CursorPlace(-9, in: Array("a".utf8))?.range == 0..<0)
  }

  /// All keywords that are possible at a place, including those that error messages leave out.
  @Test(arguments: [
    ("", "SELECT EXPLAIN SHOW LET PARAM SET INCLUDE"), ("SELECT ", "NOT"),
    (
      "SELECT a, ",
      "BY WHERE LAST SINCE UNTIL DURING EVERY TIMEZONE FILL COMPARE HAVING ORDER TOP LIMIT INTO NOT"
    ),
    ("SHOW", "SELECT EXPLAIN SHOW LET PARAM SET INCLUDE"),
    ("FILL x DURING ", "TODAY YESTERDAY THIS LAST"),
    ("SELECT (a ", "IN LIKE ILIKE BETWEEN NOT AND OR"), ("SELECT a LAST ", ""),
    ("SELECT a ORDER ", "BY"),
    ("SELECT a EVERY ", "AUTO"), ("SELECT a NOT ", "IN BETWEEN LIKE ILIKE"),
    ("EXPLAIN ", "ANALYZE SELECT"), ("SELECT a COMPARE WITH 1d ", "AGO"),
  ])
  func notesTheKeywords(text: String, expected: String) throws {
    let words = try #require(Self.place(text)).expectations.keywords.map(\.text)
    #expect(words.joined(separator: " ") == expected)
  }

  @Test func subjectOfAComparisonIsKnown() throws {
    let place = try #require(Self.place("SHOW LIMITS; SELECT a WHERE (b + c) > |"))
    #expect(place.expectations.operand == .value)
    #expect(place.expectations.scope == .where)
    #expect(place.expectations.subject == 3..<8)
    #expect(place.statement == 3)
  }

  @Test func listsLaterClauses() throws {
    let place = try #require(Self.place("SELECT a | LAST 6h BY b; SELECT c LIMIT 3"))
    #expect(place.laterClauses == [.last, .by])
    #expect(try #require(Self.place("SELECT a D| LAST MONTH")).laterClauses == [])
  }
}
