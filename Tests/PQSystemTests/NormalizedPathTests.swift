import Foundation
import PQSystem
import Testing

/// The same text always has the same path.
@Suite struct NormalizedPathTests {
  @Test(arguments: [
    ("a.pq", "", "a.pq"), ("./a.pq", "", "a.pq"), ("x//./a.pq", "", "x/a.pq"),
    ("x/../a.pq", "", "a.pq"), ("../a.pq", "", "../a.pq"), ("../../a.pq", "", "../../a.pq"),
    ("a.pq", "lib/b.pq", "lib/a.pq"), ("../a.pq", "lib/b.pq", "a.pq"),
    ("../../a.pq", "lib/b.pq", "../a.pq"), ("/a.pq", "lib/b.pq", "/a.pq"),
    ("a.pq", "/lib/b.pq", "/lib/a.pq"), ("../a.pq", "/lib/b.pq", "/a.pq"),
    ("a.pq", "b.pq", "a.pq"), ("\u{301}.pq", "lib/\u{301}b.pq", "lib/\u{301}.pq"),
  ])
  func isRelativeToItsIncluder(path: String, includer: String, name: String) {
    #expect(FilePath(path).normalized(from: FilePath(includer)) == FilePath(name))
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
    #expect(FilePath(path).normalized().text == path)
    let plain = FilePath("\(root.path)/far/../a.pq").normalized()
    #expect(plain.text == "\(root.path)/a.pq")
  }
}
