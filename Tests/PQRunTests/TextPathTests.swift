import Foundation
import PQSystem
import Testing

@testable import PQRun

/// The same text always has the same path.
@Suite struct TextPathTests {
  @Test(arguments: [
    ("a.pq", "", "a.pq"), ("./a.pq", "", "a.pq"), ("x//./a.pq", "", "x/a.pq"),
    ("x/../a.pq", "", "a.pq"), ("../a.pq", "", "../a.pq"), ("../../a.pq", "", "../../a.pq"),
    ("a.pq", "lib/b.pq", "lib/a.pq"), ("../a.pq", "lib/b.pq", "a.pq"),
    ("../../a.pq", "lib/b.pq", "../a.pq"), ("/a.pq", "lib/b.pq", "/a.pq"),
    ("a.pq", "/lib/b.pq", "/lib/a.pq"), ("../a.pq", "/lib/b.pq", "/a.pq"),
    ("a.pq", "b.pq", "a.pq"), ("\u{301}.pq", "lib/\u{301}b.pq", "lib/\u{301}.pq"),
  ])
  func isRelativeToItsIncluder(path: String, includer: String, name: String) {
    #expect(TextPath(FilePath(path), from: FilePath(includer)).path == FilePath(name))
  }

  /// Behind a link, `..` does not lead back to the folder of the link.
  @Test func followsLinks() throws {
    let files = FileManager.default
    let root = files.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")
    defer { try? files.removeItem(at: root) }
    try files.createDirectory(
      at: root.appending(path: "far/away"), withIntermediateDirectories: true)
    try files.createSymbolicLink(
      at: root.appending(path: "link"), withDestinationURL: root.appending(path: "far/away"))
    for place in ["a.pq", "far/a.pq"] { try Data().write(to: root.appending(path: place)) }
    let path = "\(root.path)/link/../a.pq"
    #expect(TextPath(FilePath(path)).path.text == path)
    let plain = TextPath(FilePath("\(root.path)/far/../a.pq")).path
    #expect(plain.text == "\(root.path)/a.pq")
  }
}
