import Foundation
import PQTestSupport
import Testing

/// Recording a result changes its section, and no other byte of the file.
@Suite struct RecordingChangesOneSectionTests {
  /// A case in a form that recording would not write: with other escapes and another order.
  static let file = """
    === query (escaped)
    \\x53ELECT \\xff\\
    http\\x0a
    === output
    old  \n
    === tree (escaped)
    plain
    === rows
    1

    """

  @Test func replacesASection() throws {
    try expect(
      Self.file.replacing("old  \n\n", with: "new\n"), afterRecording: "new\n", .output)
    try expect(Self.file.replacing("rows\n1\n", with: "rows\n"), afterRecording: "", .rows)
    try expect(
      Self.file.replacing("output\nold  \n\n", with: "output (escaped)\n\\x3D==\\\n"),
      afterRecording: "===", .output)
    try expect(
      Self.file.replacing("tree (escaped)\nplain\n", with: "tree\na\\b\n"),
      afterRecording: "a\\b\n", .tree)
  }

  @Test func addsASectionBehindThoseThatPrecedeIt() throws {
    try expect(
      Self.file.replacing("=== rows", with: "=== plan\nnew\n=== rows"),
      afterRecording: "new\n", .plan)
    try TemporaryCase.with("=== query\nq\n") { corpusCase in
      for section in [CorpusSection.output, .tree, .rows] {
        _ = try corpusCase.mismatch("\(section)\n", section, isRecording: true)
      }
      let text = try String(contentsOf: corpusCase.file, encoding: .utf8)
      #expect(text == "=== query\nq\n=== tree\ntree\n=== rows\nrows\n=== output\noutput\n")
    }
  }

  @Test func removesASectionThatTheCaseMustNotHave() throws {
    try expect(
      Self.file.replacing("=== rows\n1\n", with: ""), afterRecording: nil, .rows)
  }

  @Test func leavesAFileWithTheSameResults() throws {
    try TemporaryCase.with(Self.file) { corpusCase in
      try #expect(corpusCase.mismatch("1\n", .rows, isRecording: true) == nil)
      try #expect(corpusCase.mismatch("plain\n", .tree, isRecording: true) == nil)
      try #expect(corpusCase.mismatch(nil, .plan, isRecording: true) == nil)
      try #expect(Data(contentsOf: corpusCase.file) == Data(Self.file.utf8))
    }
  }

  @Test func happensOnlyIfItIsWanted() throws {
    try TemporaryCase.with(Self.file) { corpusCase in
      for (result, section) in [("2\n", CorpusSection.rows), ("new\n", .plan), (nil, .output)] {
        try #expect(corpusCase.mismatch(result, section, isRecording: false) != nil)
      }
      try #expect(Data(contentsOf: corpusCase.file) == Data(Self.file.utf8))
    }
  }

  private func expect(
    _ expected: String, afterRecording result: String?, _ section: CorpusSection
  ) throws {
    try TemporaryCase.with(Self.file) { corpusCase in
      let sibling = corpusCase.file.deletingLastPathComponent().appending(path: "sibling.txt")
      try Data(Self.file.utf8).write(to: sibling)
      let message = try corpusCase.mismatch(result, section, isRecording: true)
      #expect(message == "recorded section '\(section.rawValue)' of \(corpusCase.file.path)")
      try #expect(String(contentsOf: corpusCase.file, encoding: .utf8) == expected)
      try #expect(Data(contentsOf: sibling) == Data(Self.file.utf8))
      try #expect(corpusCase.mismatch(result, section, isRecording: false) == nil)
    }
  }
}
