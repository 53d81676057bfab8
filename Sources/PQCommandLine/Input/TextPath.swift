/// The path of a text, so spelled that the same text always has the same name.
struct TextPath {
  /// The path without `.` and without folders that are left again.
  let name: String

  /// A path that is relative to the folder of another text, or for an empty one to the working
  /// folder.
  init(_ path: String, from includer: String = "") {
    let whole = Self.isAbsolute(path) ? path : FilePlace.parts(of: includer).folder + path
    let plain = Self.plain(whole)
    // The folder above a symbolic link is not the one that stands before it in the path.
    name = Self.isSame(plain, whole) ? plain : whole
  }

  private static func plain(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.utf8.split(separator: slash).map(Substring.init) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (isAbsolute(path) ? "/" : "") + parts.joined(separator: "/")
  }

  private static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

  /// By bytes: to characters, a slash and an accent behind it would be one.
  private static var slash: UInt8 { UInt8(ascii: "/") }

  /// Whether two paths lead to the same file; so do two that lead nowhere.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(left, &first) == 0, stat(right, &second) == 0 else { return true }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
