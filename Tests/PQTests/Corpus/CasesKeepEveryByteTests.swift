import Foundation
import PQTestSupport
import Testing

/// A section that was written is read back byte for byte. Plain text is written without escapes.
@Suite struct CasesKeepEveryByteTests {
  static let texts: [[UInt8]] = [
    [], Array("\n".utf8), Array("\n\n".utf8), Array("a".utf8), Array("a\n\n  \n".utf8),
    Array("=== rows\nb\n".utf8), Array("a\n===\n".utf8), Array("a\n=== rows".utf8),
    Array(#"\"#.utf8), Array("\\\n".utf8), Array("a\\x41\\\\\n".utf8), Array("a\u{0}\t\r\n".utf8),
    Array("é─\u{FEFF}\n\u{2028}\n".utf8), Array("\u{FEFF}é".utf8), [0x61, 0xFF, 0xC3, 0x0A],
    [0xC3], Array(0...255), Array((0...255).reversed()), Array("=\\=\n==\n".utf8),
  ]

  @Test(arguments: texts)
  func survives(bytes: [UInt8]) throws {
    var file = try file("=== query\nbefore\n=== rows\nold\n=== output\nbehind\n")
    file.replace("rows", with: Data(bytes))
    let again = try SectionFile(file.bytes, names: Self.names)
    #expect(again["rows"].map { [UInt8]($0) } == bytes)
    #expect(again["query"] == Data("before\n".utf8) && again["output"] == Data("behind\n".utf8))
    #expect(String(data: file.bytes, encoding: .utf8) != nil)
    let controls = file.bytes.filter { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F }
    #expect(controls.isEmpty)
  }

  @Test func aPlainTextStandsThereAsItIs() throws {
    var file = try file("=== query\nq\n")
    file.replace("rows", with: Data("a \\x41 = é\n\n".utf8))
    #expect(file.bytes == Data("=== query\nq\n=== rows\na \\x41 = é\n\n".utf8))
  }

  @Test func otherTextsAreEscaped() throws {
    var file = try file("=== query\nq\n")
    file.replace("query", with: Data([0x5C, 0xFF, 0x0A] + "=== rows".utf8))
    #expect(file.bytes == Data("=== query (escaped)\n\\\\\\xFF\n\\x3D== rows\\\n".utf8))
  }

  private static let names = ["query", "rows", "output"]

  private func file(_ text: String) throws -> SectionFile {
    try SectionFile(Data(text.utf8), names: Self.names)
  }
}
