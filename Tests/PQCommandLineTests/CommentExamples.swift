import Foundation
import PQTestSupport

/// The examples in the documentation comments of the public interface, compiled and not run. An example is
/// indented code after an empty line of a comment. It may use a session and the type `Traffic`.
struct CommentExamples {
  /// The examples. Those that import something are files of another program.
  let examples: [String]

  /// Reads the sources of the rooms that the library exports.
  init() throws {
    let rooms = Set(
      try Project.text("Sources/PQ/Exports.swift").matches(of: /import \w+ (?<room>\w+)\./)
        .map { String($0.room) } + ["PQ"])
    let folders = rooms.sorted().map { Project.path("Sources/\($0)/").path }
    let files = Project.swiftFiles.filter { file in
      folders.contains { file.path.hasPrefix($0) }
    }
    examples = try files.sorted { $0.path < $1.path }.flatMap { file in
      Self.examples(in: try String(contentsOf: file, encoding: .utf8))
    }
  }

  /// A file with a function for each example.
  var source: String {
    let prelude = """
      import Foundation
      import PQ

      struct Traffic: Decodable {
        let timestamp: Instant
        let http: Int64
      }

      let start = Instant(milliseconds: 0)

      """
    return examples.enumerated().reduce(into: prelude) { text, example in
      let (number, code) = example
      let declaresSession = code.contains(/(?:let|var) session\b/)
      let session = declaresSession ? "" : "let session = Session(backend: DemoBackend())\n"
      text += "\nfunc example\(number)() async throws {\n\(session)\(code)}\n"
    }
  }

  /// Returns the examples before public declarations.
  private static func examples(in source: String) -> [String] {
    var (found, blocks) = ([String](), [String]())
    // True in a block, and true after an empty line of a comment.
    var (isInside, isAfterEmptyLine) = (false, false)
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("///") else {
        if text.contains("public ") { found += blocks }
        (blocks, isInside, isAfterEmptyLine) = ([], false, false)
        continue
      }
      let isCode = text.hasPrefix("///     ") && (isInside || isAfterEmptyLine)
      if isCode {
        if !isInside { blocks.append("") }
        blocks[blocks.count - 1] += (isAfterEmptyLine ? "\n" : "") + text.dropFirst(8) + "\n"
      }
      isAfterEmptyLine = text == "///"
      isInside = isCode || isInside && isAfterEmptyLine
    }
    return found.map { String($0.drop { $0 == "\n" }) }.filter(isCode)
  }

  /// True if a block is code for a function: not a file with imports, and not a message.
  private static func isCode(_ block: String) -> Bool {
    let words = ["let ", "var ", "try ", "struct ", "for ", "extension "]
    return !block.contains("import ") && words.contains { block.hasPrefix($0) }
  }
}
