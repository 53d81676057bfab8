import PQRender
import PQSyntax
import Testing

/// Diagnostics of unusual texts.
@Suite struct UnusualDiagnosticTextTests {
  private func told(_ bytes: [UInt8]) -> [String] {
    let renderer = DiagnosticText(DiagnosticSource(name: "x", bytes: bytes))
    return SyntaxTree.parse(bytes).diagnostics.map { renderer.text(of: $0) }
  }

  /// Continuation bytes of UTF-8 without a first byte.
  @Test(arguments: [1, 3, 4, 5, 99, 100, 1000], ["SELECT ", "", "\n\n"])
  func showsBytesThatAreNoText(count: Int, before: String) {
    let bytes = Array(before.utf8) + [UInt8](repeating: 0x80, count: count) + Array(" LAST".utf8)
    let told = told(bytes)
    #expect(told.first?.hasPrefix("error[invalid-utf8]") == true)
    #expect(told.allSatisfy { $0.split(separator: "\n").allSatisfy { $0.count < 250 } })
  }

  /// If the intended meaning is unclear, all fix-its are offered.
  @Test func offersSeveralChanges() {
    let bytes = Array("LIMIT 1Gb".utf8)
    #expect(told(bytes).contains { $0.hasSuffix("  = try: 1Gbit or 1GB\n") })
    let json = DiagnosticJSON(DiagnosticSource(name: "x", bytes: bytes))
    let object = SyntaxTree.parse(bytes).diagnostics.map { json.text(of: $0) }
      .first { $0.contains("malformed-number") }
    let changes = ["1Gbit", "1GB"].map { text in
      #"{"title": "\#(text)", "edits": [{"range": [6, 9], "replacement": "\#(text)"}]}"#
    }
    let expected = #""alternatives": [\#(changes.joined(separator: ", "))]}"# + "\n"
    #expect(object?.hasSuffix(expected) == true, "\(object ?? "")")
    #expect(object?.contains("\"repair\"") == false)
  }

  @Test(arguments: [
    "1_", "x", "9", "e\u{301}\u{301}", "東", "6x", "'", "\"a", "(", "$a", "é ", "x.", "1.",
  ])
  func staysReadableHoweverLongTheText(piece: String) {
    let long = String(repeating: piece, count: 20_000)
    for text in [long, "SELECT \(long) LAST 1h", "SELECT http LAST 1h LIMIT \(long)"] {
      for told in told(Array(text.utf8)) { #expect(told.utf8.count < 5000) }
    }
  }
}
