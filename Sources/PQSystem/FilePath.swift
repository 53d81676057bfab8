/// A path of the file system: bytes that need not be UTF-8.
///
/// The bytes of an argument reach the system unchanged. A path with replaced bytes would name
/// another file.
package struct FilePath: Sendable, Hashable {
  /// The bytes, without a terminating zero.
  package let bytes: [UInt8]

  /// Creates a path from its bytes.
  package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// Creates a path from the UTF-8 bytes of a text.
  package init(_ text: String) { self.init(bytes: text.utf8) }

  /// Creates a path from an escaped text, such as an argument of the program.
  package init(escaped text: String) { self.init(bytes: EscapedBytes.bytes(of: text)) }

  /// Creates a path from a C string.
  package init(cString: UnsafePointer<CChar>) {
    var bytes: [UInt8] = []
    var next = cString
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    self.init(bytes: bytes)
  }

  /// The path as an escaped text, from which `init(escaped:)` makes the same path.
  package var escaped: String { EscapedBytes.text(of: bytes) }

  /// The path as a text; `nil` if it is not UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  /// Calls a closure with the path as a C string, which is valid during the call only.
  package func withCString<Result, Failure: Error>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(bytes.map { CChar(bitPattern: $0) } + [0])
  }
}

extension FilePath {
  /// True if the path can name a file: it is not empty and contains no zero byte.
  package var isUsable: Bool { !bytes.isEmpty && !bytes.contains(0) }

  /// True if the path begins with a slash.
  package var isAbsolute: Bool { bytes.first == Self.slash }

  /// The path up to and including its last slash, and the rest. The folder is empty for a file in
  /// the working directory.
  package var parts: (folder: FilePath, file: FilePath) {
    let end = bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
    return (FilePath(bytes: bytes[..<end]), FilePath(bytes: bytes[end...]))
  }

  /// The nonempty names between the slashes.
  package var components: [FilePath] {
    bytes.split(separator: Self.slash).map { FilePath(bytes: $0) }
  }

  /// Returns true if the path ends with the bytes of a text.
  package func hasSuffix(_ text: String) -> Bool {
    bytes.suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// Returns the bytes of one path followed by those of another, without a slash in between.
  package static func + (path: FilePath, more: FilePath) -> FilePath {
    FilePath(bytes: path.bytes + more.bytes)
  }

  private static var slash: UInt8 { UInt8(ascii: "/") }
}

extension FilePath: ExpressibleByStringLiteral {
  /// Creates a path from the UTF-8 bytes of a literal.
  package init(stringLiteral text: String) { self.init(text) }
}

extension FilePath: CustomStringConvertible {
  /// The path for display: each byte that is not UTF-8 becomes hexadecimal, as in `\xFF`.
  package var description: String { EscapedBytes.shown(escaped) }
}
