import PQ
package import PQSystem

/// Reads whole files, and of one that is too long for a text no more than shows it.
package enum FileBytes {
  static func read(path: FilePath) throws(SystemError) -> [UInt8] {
    let descriptor = try SystemCall.open(path, O_RDONLY)
    defer { close(descriptor) }
    return try read(descriptor: descriptor)
  }

  /// Reads a file that stays as it is for as long as nobody writes to it. Nothing waits for a pipe.
  package static func read(regularFile path: FilePath) throws(SystemError) -> [UInt8] {
    guard let place = path.status else { throw .last }
    try checkRegular(place)
    return try read(path: path)
  }

  /// - Throws: if what is there is no regular file.
  static func checkRegular(_ place: stat) throws(SystemError) {
    switch place.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw SystemError(code: EISDIR)
    default: throw SystemError(reason: "it is no regular file")
    }
  }

  static func read(descriptor: Int32) throws(SystemError) -> [UInt8] {
    try SystemCall.readAll(descriptor, upTo: SyntaxTree.longestText)
  }
}
