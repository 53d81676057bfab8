package import PQSystem

/// The path of a text, so spelled that the same text always has the same name.
package struct TextPath {
  /// The path without `.` and without folders that are left again.
  package let path: FilePath

  /// A path that is relative to the folder of another text, or for an empty one to the working
  /// folder.
  package init(_ path: FilePath, from includer: FilePath = "") {
    let whole = path.isAbsolute ? path : includer.parts.folder + path
    let plain = Self.plain(whole)
    // The folder above a symbolic link is not the one that stands before it in the path.
    self.path = Self.isSame(plain, whole) ? plain : whole
  }

  private static func plain(_ path: FilePath) -> FilePath {
    var parts: [FilePath] = []
    for part in path.components where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let start: FilePath = path.isAbsolute ? "/" : ""
    return start + FilePath(bytes: parts.map(\.bytes).joined(separator: "/".utf8))
  }

  /// Whether two paths lead to the same file; so do two that lead nowhere.
  private static func isSame(_ left: FilePath, _ right: FilePath) -> Bool {
    guard let first = left.status, let second = right.status else { return true }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
