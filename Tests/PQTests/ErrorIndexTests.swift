import Foundation
import PQ
import PQTestSupport
import PQTools
import Testing

/// `grammar/errors.md` has a section for each code. Its wrong text has the documented message, and
/// its right text has no mistake.
@Suite struct ErrorIndexTests {
  @Test func hasASectionForEveryCodeInOrder() throws {
    let codes = try ErrorIndex.sections().map(\.code)
    #expect(codes == DiagnosticCode.allCases.map(\.rawValue))
  }

  @Test(arguments: try ErrorIndex.sections())
  func wrongTextHasTheDocumentedMessage(section: ErrorIndex.Section) throws {
    let told = diagnostics(of: try #require(section.wrong), section).map {
      "\($0.severity.rawValue)[\($0.code.rawValue)]: \($0.message)"
    }
    let message = try #require(section.message)
    #expect(message.contains("[\(section.code)]: "))
    #expect(told.contains(message), "it says \(told)")
  }

  @Test(arguments: try ErrorIndex.sections())
  func hasARightText(section: ErrorIndex.Section) throws {
    let right = try #require(section.right)
    #expect(diagnostics(of: Array(right.utf8), section).isEmpty)
  }

  /// Returns what `pq check` reports about a text: errors, or warnings about style too.
  private func diagnostics(of text: [UInt8], _ section: ErrorIndex.Section) -> [Diagnostic] {
    let session = section.isOfServer ? Session.ofPagesAboutAServer() : Session.ofPages()
    let checked = session.check(text)
    guard !checked.hasErrors else { return checked.diagnostics }
    return checked.diagnostics
      + StyleCheck { !session.check($0).hasErrors }.warnings(of: checked.tree)
  }
}

/// The sections of the error index.
enum ErrorIndex {
  /// The section of a code.
  struct Section: Sendable, CustomStringConvertible {
    let code: String
    let text: Substring

    var description: String { code }

    /// The text in the block ```` ```pq wrong ````, in which `\xFC` is that byte. A text that is
    /// too long for the page is described by a sentence: "Wrong: a text of 65 MiB."
    var wrong: [UInt8]? {
      if let length = text.firstMatch(of: /Wrong: a text of (\d+) MiB\./).flatMap({ Int($0.1) }) {
        return [UInt8](repeating: 0x20, count: length << 20)
      }
      return block("pq wrong").map(unescaped)
    }

    /// The text in the block ```` ```pq ````.
    var right: Substring? { block("pq") }

    /// True if its texts are about a server with the traffic of the demo, whose buckets may still
    /// change.
    var isOfServer: Bool { text.contains("against a server") }

    /// The documented message for the wrong text.
    var message: String? { text.firstMatch(of: /pq says `([^`]+)`/).map { String($0.1) } }

    private func block(_ kind: String) -> Substring? {
      guard let start = text.range(of: "\n```\(kind)\n"),
        let end = text[start.upperBound...].range(of: "```\n")
      else { return nil }
      return text[start.upperBound..<end.lowerBound]
    }

    private func unescaped(_ text: Substring) -> [UInt8] {
      var bytes: [UInt8] = []
      var rest = text
      while let escape = rest.firstMatch(of: /\\x([0-9A-F]{2})/) {
        bytes += rest[..<escape.range.lowerBound].utf8
        bytes.append(UInt8(escape.1, radix: 16) ?? 0)
        rest = rest[escape.range.upperBound...]
      }
      return bytes + rest.utf8
    }
  }

  /// The sections, in the order of the page.
  static func sections() throws -> [Section] {
    try Project.text("grammar/errors.md").split(separator: "\n### ").dropFirst().map { text in
      Section(code: String(text.prefix { !$0.isNewline }), text: text)
    }
  }
}
