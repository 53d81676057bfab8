import Foundation
import PQTestSupport

/// The Swift code of pages, compiled as one program. Each page is a function, so that a block may use the
/// names of the blocks before it.
struct CodePages {
  struct Page {
    let name: String
    let text: String
  }

  /// A block of the kind `swift`.
  enum Block {
    /// A line of a manifest.
    case dependency(String)
    /// A whole file of an example.
    case file(String)
    /// Statements, with the output that may follow.
    case code(String)

    init(_ text: Substring) {
      let text = String(text)
      self =
        if text.hasPrefix(".package(") {
          .dependency(text)
        } else if text.contains(/(^|\n)(public )?import \w/) {
          .file(text)
        } else {
          .code(text)
        }
    }
  }

  let pages: [Page]

  /// Reads the README and the articles of the library.
  init() throws {
    let articles = Project.contents(of: "Sources/PQ/PQ.docc").map(\.lastPathComponent)
      .filter { $0.hasSuffix(".md") }.map { "Sources/PQ/PQ.docc/\($0)" }
    pages = try (["README.md"] + articles).map { Page(name: $0, text: try Project.text($0)) }
  }

  /// The blocks of all pages.
  var blocks: [Block] {
    pages.flatMap { page in page.text.matches(of: Self.block).map { Block($0.code) } }
  }

  /// The pattern of a block with its output.
  private static var block: Regex<(Substring, code: Substring, Substring?)> {
    /```swift\n(?<code>.*?)```\n(\n```text\n.*?```\n)?/.dotMatchesNewlines()
  }

  /// The line that separates the outputs of blocks, and that no output has.
  private static let mark = "==== next block ===="

  /// The dependency that the pages name.
  static let dependency = #".package(name: "pq", path: "../pq", traits: [])"#

  /// Writes a package with a program that runs the code of all pages. Files that have not changed stay
  /// as they are, so that they are not compiled again.
  func write(to folder: URL) throws {
    let sources = folder.appending(path: "Sources/pages")
    try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
    var files = [folder.appending(path: "Package.swift"): manifest]
    files[sources.appending(path: "Main.swift")] = main
    for number in pages.indices {
      files[sources.appending(path: "Page\(number).swift")] = function(number)
    }
    let comments = folder.appending(path: "Sources/comments")
    try FileManager.default.createDirectory(at: comments, withIntermediateDirectories: true)
    files[comments.appending(path: "Comments.swift")] = try CommentExamples().source
    for (file, text) in files where (try? String(contentsOf: file, encoding: .utf8)) != text {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "pages", platforms: [.macOS(.v15)],
      dependencies: [\(Self.dependency.replacing("../pq", with: Project.root.path))],
      targets: [
        .executableTarget(
          name: "pages", dependencies: [.product(name: "PQ", package: "pq")],
          swiftSettings: [.treatAllWarnings(as: .error)]),
        // Examples leave their results unused.
        .target(name: "comments", dependencies: [.product(name: "PQ", package: "pq")]),
      ])

    """
  }

  private var main: String {
    let calls = pages.indices.map { "    try await page\($0)()\n" }.joined()
    return "@main struct Main {\n  static func main() async throws {\n\(calls)  }\n}\n"
  }

  private func function(_ number: Int) -> String {
    let code = pages[number].text.matches(of: Self.block).compactMap { match in
      if case .code(let text) = Block(match.code) { text } else { nil }
    }
    let parts = code.map { "print(\"\(Self.mark)\")\n\($0)" }.joined(separator: "\n")
    return "import Foundation\nimport PQ\n\nfunc page\(number)() async throws {\n\(parts)}\n"
  }

  /// Returns the pages with the output of the program in place of the documented one.
  func replayed(_ output: String) -> [Page] {
    var outputs = output.split(separator: "\(Self.mark)\n", omittingEmptySubsequences: false)
      .dropFirst()
    return pages.map { page in
      let text = page.text.replacing(Self.block) { match in
        guard case .code(let code) = Block(match.code) else { return String(match.output.0) }
        let printed = outputs.popFirst() ?? "nothing ran\n"
        return "```swift\n\(code)```\n" + (printed.isEmpty ? "" : "\n```text\n\(printed)```\n")
      }
      return Page(name: page.name, text: text)
    }
  }
}
