import PQ
import PQShell
import PQSystem

/// Reads whole files, and of one that is too long for a text no more than shows it.
enum FileBytes {
  static func read(path: FilePath) throws(SystemFailure) -> [UInt8] {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    return try read(descriptor: descriptor)
  }

  /// Reads a file that stays as it is for as long as nobody writes to it. Nothing waits for a pipe.
  static func read(regularFile path: FilePath) throws(SystemFailure) -> [UInt8] {
    guard let place = path.status else { throw .last }
    try checkRegular(place)
    return try read(path: path)
  }

  /// - Throws: if what is there is no regular file.
  static func checkRegular(_ place: stat) throws(SystemFailure) {
    switch place.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw SystemFailure(code: EISDIR)
    default: throw SystemFailure(reason: "it is no regular file")
    }
  }

  static func read(descriptor: Int32) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= SyntaxTree.longestText {
      let count = chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count == 0 { return bytes }
      if count < 0, SystemCall.canRetry(descriptor, POLLIN) { continue }
      guard count > 0 else { throw .last }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
