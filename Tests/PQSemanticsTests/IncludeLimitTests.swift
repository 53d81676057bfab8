import PQSemantics
import PQSyntax
import Testing

/// The depth and the number of included texts are limited.
@Suite struct IncludeLimitTests {
  @Test(arguments: [(49, []), (50, [DiagnosticCode.invalidFile])])
  func depthIsLimited(depth: Int, codes: [DiagnosticCode]) throws {
    var files = ["a\(depth).pq": "SHOW METRICS"]
    for level in 0..<depth { files["a\(level).pq"] = "INCLUDE 'a\(level + 1).pq'" }
    let bound = try Bound("INCLUDE 'a0.pq'", files: files)
    #expect(bound.codes == codes)
    #expect(bound.binding.texts.count == 51)
  }

  /// Each text includes the next one twice. Without a limit these would be 2^40 texts.
  @Test func numberOfTextsIsLimited() throws {
    var files = ["a40.pq": ""]
    for level in 0..<40 {
      files["a\(level).pq"] = "INCLUDE 'a\(level + 1).pq'; INCLUDE 'a\(level + 1).pq'"
    }
    let bound = try Bound("INCLUDE 'a0.pq'", files: files)
    #expect(bound.binding.texts.count == 1001)
    #expect(Set(bound.messages) == ["more than 1000 files are included"])
  }
}
