/// Reads whole files up to a maximum size. A larger file is read only until it is known to be too
/// large.
package struct FileReader: Sendable {
  private let limit: Int
  /// True if a file with a NUL byte is an error. Texts have none, and most other files have one.
  private let isForTexts: Bool

  /// Creates a reader that stops once it has more than `limit` bytes.
  package init(limit: Int, isForTexts: Bool = false) {
    (self.limit, self.isForTexts) = (limit, isForTexts)
  }

  /// Returns the bytes of a file.
  package func bytes(of path: FilePath) throws(SystemError) -> [UInt8] {
    let descriptor = try SystemCall.open(path, O_RDONLY)
    defer { close(descriptor) }
    return try bytes(of: descriptor)
  }

  /// Returns the bytes of a regular file. Does not wait on a pipe.
  ///
  /// - Throws: `SystemError` if the file cannot be read or is not regular.
  package func bytes(ofRegular path: FilePath) throws(SystemError) -> [UInt8] {
    guard let status = path.status else { throw .last }
    try status.checkRegular()
    return try bytes(of: path)
  }

  /// Returns the bytes of an open file.
  ///
  /// - Throws: `SystemError` if the file cannot be read, or is not a text although it must be one.
  package func bytes(of descriptor: Int32) throws(SystemError) -> [UInt8] {
    let bytes = try SystemCall.readAll(descriptor, upTo: limit)
    guard !isForTexts || !bytes.contains(0) else {
      throw SystemError(reason: "it is not a text, because it contains NUL bytes")
    }
    return bytes
  }
}
