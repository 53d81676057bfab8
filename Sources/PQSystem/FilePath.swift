/// A path of the file system: bytes that need not be UTF-8.
///
/// The bytes of an argument reach the system as they are; a path that was repaired on its way would
/// name another file.
package struct FilePath: Sendable, Hashable {
  /// The bytes, without the 0 that ends them for the system.
  package let bytes: [UInt8]

  /// The path of some bytes.
  package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// The path that a text names in UTF-8.
  package init(_ text: String) { self.init(bytes: text.utf8) }

  /// The path of an escaped text, such as an argument of the program.
  package init(escaped text: String) { self.init(bytes: EscapedBytes.bytes(of: text)) }

  /// The path that the system wrote down.
  package init(cString: UnsafePointer<CChar>) {
    var bytes: [UInt8] = []
    var next = cString
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    self.init(bytes: bytes)
  }

  /// The path as an escaped text, for what takes texts and hands them back.
  package var escaped: String { EscapedBytes.text(of: bytes) }

  /// The path as a text; `nil` if it is not UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  /// Hands the path to the system.
  package func withCString<Result, Failure: Error>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(bytes.map { CChar(bitPattern: $0) } + [0])
  }
}

extension FilePath {
  /// Whether it can name a file: it has bytes, and none that would end it early.
  package var isUsable: Bool { !bytes.isEmpty && !bytes.contains(0) }

  /// Whether it begins at the root.
  package var isAbsolute: Bool { bytes.first == Self.slash }

  /// The folder with the slash at its end, empty for the working folder; and the rest.
  package var parts: (folder: FilePath, file: FilePath) {
    let end = bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
    return (FilePath(bytes: bytes[..<end]), FilePath(bytes: bytes[end...]))
  }

  /// The names that slashes part; none of them is empty.
  package var components: [FilePath] {
    bytes.split(separator: Self.slash).map { FilePath(bytes: $0) }
  }

  /// Whether it ends in a text, byte for byte.
  package func hasSuffix(_ text: String) -> Bool {
    bytes.suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  /// A path with more behind it.
  package static func + (path: FilePath, more: FilePath) -> FilePath {
    FilePath(bytes: path.bytes + more.bytes)
  }

  private static var slash: UInt8 { UInt8(ascii: "/") }
}

extension FilePath: ExpressibleByStringLiteral {
  /// The path that a literal names.
  package init(stringLiteral text: String) { self.init(text) }
}

extension FilePath: CustomStringConvertible {
  /// The path for people: each byte that is not UTF-8 as in `\xFF`.
  package var description: String { EscapedBytes.shown(escaped) }
}
