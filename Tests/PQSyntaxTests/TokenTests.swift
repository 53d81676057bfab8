import PQSyntax
import Testing

/// The tokens and the gaps between them make up the whole text.
@Suite struct TokenTests {
  static let odd: [[UInt8]] =
    [
      "", " ", "\n", "\r\n", "\0", "\u{FEFF}", "\u{FEFF}SELECT http", "#!", "#!x\nSELECT", "#x",
      "'", "''", "'''", "''''", "\"", "'a\"", "'a\nb", "'us, 'de'", "/*", "/*/", "/* /* */",
      "/* /* */ */ a", "*/", "--", "--a", "-- a\nb", "- -", "//a\nb", ".", "..", ".5.", "1..2",
      "a..b", "a.", "$", "$$a", "$a.b$", "`x`", "`x", "``", "==", "===", "&&", "&", "||", "|",
      "<>", "<=>", "!", "!=", "“x”", "“x", "‘it’s’", "«x»", "é", "größe", "東京", "👩‍👩‍👧", "\u{A0}",
      "a\u{A0}b", "—", "1−2", "（a，b）；", "≠≤≥", "a\u{301}", "'\u{301}'", "@", "\\", "~", "[x]", "{",
      "6h6", "6hé", "1e", "1e-", "2e-9", "2e--9", ";;;", "\u{2028}", "\u{200B}", "select\u{0}from",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xFF, 0xFE, 0x41], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0x27, 0xFF, 0x27], [0x80, 0x80, 0x41],
      [0xEF, 0xBB], [0xE2, 0x80], [0x61, 0xE2, 0x80, 0x9C, 0xFF, 0xE2, 0x80, 0x9D],
    ]

  @Test(arguments: odd)
  func losesNoByte(text: [UInt8]) {
    let tree = SyntaxTree.parse(text)
    #expect(tree.source == text)
    var place = 0
    for token in tree.tokens {
      #expect(token.range.lowerBound >= place)
      place = token.range.upperBound
    }
    #expect(tree.tokens.last?.kind == .end)
    #expect(tree.tokens.last?.range == text.count..<text.count)
    #expect(tree.tokens.dropLast().allSatisfy { !$0.range.isEmpty && $0.kind != .end })
  }

  /// A byte outside of tokens, comments and white space has a diagnostic.
  @Test(arguments: odd)
  func skippedBytesHaveDiagnostics(text: [UInt8]) {
    let tree = SyntaxTree.parse(text)
    var start = 0
    for token in tree.tokens {
      let gap = start..<token.range.lowerBound
      let isDiagnosed = tree.diagnostics.contains {
        $0.range.lowerBound < gap.upperBound && $0.range.upperBound > gap.lowerBound
      }
      #expect(isDiagnosed || isTrivia(text[gap]), "\(tree.text(gap))")
      start = token.range.upperBound
    }
  }

  @Test(arguments: [
    ("a<=b", [Token.Kind.word, .lessOrEqual, .word]),
    ("a<>b!=c", [.word, .notEqual, .word, .notEqual, .word]),
    ("-1", [.minus, .number]), ("1-2", [.number, .minus, .number]),
    ("6h-1m", [.duration, .minus, .duration]),
    ("http,p2p;", [.word, .comma, .word, .semicolon]),
    (
      "$a+(b*c)/d",
      [
        .parameter, .plus, .leftParenthesis, .word, .star, .word, .rightParenthesis, .slash, .word,
      ]
    ),
    ("a--b", [.word]), ("a/*b*/c", [.word, .word]), ("a.b.c", [.word]), ("a .5", [.word, .number]),
    ("'a'\"b\"", [.string, .string]), ("'a''b'", [.string]),
    (
      "a>b<c>=d",
      [
        .word, .greater, .word, .less, .word, .greaterOrEqual, .word,
      ]
    ),
  ])
  func longestTokensAreTaken(text: String, kinds: [Token.Kind]) {
    #expect(SyntaxTree.parse(text).tokens.map(\.kind) == kinds + [.end])
  }

  /// Returns true if a gap is white space, comments, or byte order marks.
  private func isTrivia(_ gap: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: gap, as: UTF8.self)
    let rest = text.replacing(/--[^\n]*|#![^\n]*|\/\*(.|\n)*\*\//, with: "")
    return rest.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
  }
}
