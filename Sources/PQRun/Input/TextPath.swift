package import PQSystem

/// The path of a query text in a normal form, so that the same text always has the same name.
package struct TextPath {
  /// The path without `.` and without pairs of a folder and `..`.
  package let path: FilePath

  /// Creates a path relative to the folder of another text, or to the working folder if that is empty.
  package init(_ path: FilePath, from includer: FilePath = "") {
    let whole = path.isAbsolute ? path : includer.parts.folder + path
    let plain = Self.plain(whole)
    // After a symbolic link, `..` is not the folder before it in the path. Then the path is kept as it
    // is.
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

  /// True if both paths lead to the same file, or if one of them leads to none.
  private static func isSame(_ left: FilePath, _ right: FilePath) -> Bool {
    guard let first = left.status, let second = right.status else { return true }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
