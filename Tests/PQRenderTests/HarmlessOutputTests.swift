import PQModel
import PQRender
import Testing

@Suite struct HarmlessOutputTests {
  /// Names and values that try to control the terminal, to reorder the line, or to be invisible.
  static let hostile = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{07}", "\u{9B}31m", "\u{85}\u{90}\u{9D}",
    "a\r\nb\u{0B}\u{0C}\u{08}", "\u{7F}", "\0", "x\u{202E}gpj.exe", "\u{2066}\u{2069}\u{200F}",
    "\u{200B}\u{2060}\u{FEFF}\u{AD}", "a\u{200D}b\u{200C}", "\u{2028}\u{2029}",
    "\u{E0041}\u{E007F}", "\u{FE0F}\u{FE0E}", "\u{3164}\u{115F}\u{FFA0}", "🏴\u{E0067}\u{E007F}",
  ]

  static var table: DataTable {
    DataTable(
      hostile.map { name in .texts(name, hostile) }
        + [Column("n", .measure(.bytes), .integers(Array(repeating: 1, count: hostile.count)))])
  }

  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: true
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x115F, 0x200B...0x200F, 0x2028...0x202E: false
    case 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xE0000...0xE0FFF: false
    default: true
    }
  }

  @Test(arguments: [OutputFormat.table, .markdown, .vertical], [nil, 1, 10, 50, 400])
  func controlCharactersAreEscaped(format: OutputFormat, width: Int?) {
    let renderer = format.renderer(RenderOptions(width: width))
    #expect(renderer.text(of: Self.table).unicodeScalars.allSatisfy(isHarmless))
    let document = DataTable([.texts("d", Self.hostile)], presentation: .document)
    #expect(renderer.text(of: document).unicodeScalars.allSatisfy(isHarmless))
  }

  @Test(arguments: [OutputFormat.table, .markdown, .vertical])
  func noValueAddsALine(format: OutputFormat) {
    let tame = DataTable(
      (0...Self.hostile.count).map { .texts("c\($0)", Self.hostile.map { _ in "x" }) })
    let lines = { (table: DataTable) in
      format.renderer().text(of: table).utf8.count { $0 == UInt8(ascii: "\n") }
    }
    #expect(lines(Self.table) == lines(tame))
  }

  @Test func linesStayAligned() {
    let lines = OutputFormat.table.renderer().text(of: Self.table).split(separator: "\n")
    #expect(Set(lines.map { String($0).displayWidth }).count == 1)
  }

  @Test(arguments: [
    ("\u{1B}[31m", "␛[31m"), ("a\nb", "a␊b"), ("\r\n", "␍␊"), ("\u{7F}", "␡"),
    ("\u{9B}", "\\u{9B}"), ("\u{202E}", "\\u{202E}"), ("a\u{200D}b", "a\\u{200D}b"),
    ("👩‍👩‍👧", "👩‍👩‍👧"), ("☀️", "☀️"), ("1️⃣", "1️⃣"), ("1\u{FE0F}", "1\\u{FE0F}"),
    ("plain 東京 é", "plain 東京 é"), ("", ""), ("\\u{1B}", "\\u{1B}"),
  ])
  func unprintableCharactersAreShownAsSigns(text: String, shown: String) {
    #expect(VisibleText.of(text) == shown)
  }
}
