import PQ
package import PQSystem

/// Reads whole files. Of a file that is too long for a query text it reads only enough to detect that.
package enum FileBytes {
  static func read(path: FilePath) throws(SystemError) -> [UInt8] {
    let descriptor = try SystemCall.open(path, O_RDONLY)
    defer { close(descriptor) }
    return try read(descriptor: descriptor)
  }

  /// Reads a regular file. Does not wait on a pipe.
  ///
  /// - Throws: `SystemError` if the file cannot be read or is not regular.
  package static func read(regularFile path: FilePath) throws(SystemError) -> [UInt8] {
    guard let place = path.status else { throw .last }
    try checkRegular(place)
    return try read(path: path)
  }

  /// Checks that a file is regular.
  ///
  /// - Throws: `SystemError` if it is not.
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
