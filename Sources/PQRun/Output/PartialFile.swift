import PQSystem

/// The file beside another that takes an answer in part, so that the whole one of yesterday stays:
/// `x.partial.csv` beside `x.csv`.
struct PartialFile {
  /// The path, in the folder of the file that symbolic links lead to.
  let path: FilePath
  /// The path for messages: spelled as that of the other file, unless that is a link.
  let name: FilePath

  init(beside place: FilePlace) {
    path = Self.path(beside: place.path)
    name = place.name.isLink ? path : Self.path(beside: place.name)
  }

  /// Removes the file that an earlier run has left, if there is one.
  func remove() {
    guard !path.isLink, let status = path.status, status.st_mode & S_IFMT == S_IFREG else { return }
    _ = path.withCString { unlink($0) }
  }

  /// The path with `.partial` before the ending of the name.
  private static func path(beside path: FilePath) -> FilePath {
    let (folder, file) = path.parts
    // A dot at the start hides a file, and begins no ending.
    let dot = file.bytes.dropFirst().lastIndex(of: UInt8(ascii: ".")) ?? file.bytes.endIndex
    let ending = FilePath(bytes: file.bytes[dot...])
    return folder + FilePath(bytes: file.bytes[..<dot]) + ".partial" + ending
  }
}
