import PQSystem

/// The file for an incomplete result, beside the file of the complete one: `x.partial.csv` beside
/// `x.csv`. An earlier complete result is therefore kept.
struct PartialFile {
  /// The path, in the folder that symbolic links lead to.
  let path: FilePath
  /// The path in messages: spelled like that of the other file, unless that is a link.
  let name: FilePath

  init(beside place: FilePlace) {
    path = Self.path(beside: place.path)
    name = place.name.isLink ? path : Self.path(beside: place.name)
  }

  /// Removes the partial file of an earlier run, if it is a regular file.
  func remove() {
    guard !path.isLink, let status = path.status, status.st_mode & S_IFMT == S_IFREG else { return }
    _ = path.withCString { unlink($0) }
  }

  /// Returns the path with `.partial` before the extension.
  private static func path(beside path: FilePath) -> FilePath {
    let (folder, file) = path.parts
    // A dot at the start of a name marks a hidden file, not an extension.
    let dot = file.bytes.dropFirst().lastIndex(of: UInt8(ascii: ".")) ?? file.bytes.endIndex
    let ending = FilePath(bytes: file.bytes[dot...])
    return folder + FilePath(bytes: file.bytes[..<dot]) + ".partial" + ending
  }
}
