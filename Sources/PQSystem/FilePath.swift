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

  /// The path as an escaped text. `init(escaped:)` converts the text back to the same path.
  package var escaped: String { EscapedBytes.text(of: bytes) }

  /// The path as a text; `nil` if it is not UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  /// Calls a closure with the path as a C string. The pointer is valid only during the call.
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

  /// `folder` is the path up to and including its last slash; `file` is the rest. The folder is empty
  /// for a file in the working directory.
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

  /// Returns a path with the bytes of both paths, without a slash between them.
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

/// A reversible encoding of any bytes as a text, for interfaces that accept only texts.
///
/// Each byte that is not part of valid UTF-8 becomes one private-use character, U+10FE80 to
/// U+10FEFF. The bytes of such a character in the input are escaped as well, so that different
/// bytes never have the same text.
package enum EscapedBytes {
  /// Returns the escaped text of bytes.
  package static func text(of bytes: some Collection<UInt8>) -> String {
    // Most texts are ASCII. For these, the validation of the standard library is slow.
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    if let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: isEscape)
    {
      return text
    }
    var scalars = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let first = rest.first {
      if let scalar = scalar(at: rest) {
        scalars.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        scalars.append(contentsOf: escape(first))
        rest = rest.dropFirst()
      }
    }
    return String(scalars)
  }

  /// Returns the bytes of an escaped text.
  package static func bytes(of text: String) -> [UInt8] {
    guard text.unicodeScalars.contains(where: isEscape) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar in
      isEscape(scalar)
        ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(UTF8.encode(scalar) ?? .init())
    }
  }

  /// Returns the text that an escaped text encodes; `nil` if its bytes are not UTF-8.
  package static func plainText(of text: String) -> String? {
    String(validating: bytes(of: text), as: UTF8.self)
  }

  /// Returns an escaped text for display: each byte that is not UTF-8 becomes hexadecimal, as in
  /// `\xFF`.
  package static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isEscape) else { return text }
    return plainText(of: text)
      ?? text.unicodeScalars.map { scalar in
        isEscape(scalar)
          ? "\\x" + String(scalar.value & 0xFF, radix: 16, uppercase: true) : String(scalar)
      }.joined()
  }
}

extension EscapedBytes {
  private static let base: UInt32 = 0x10FE00

  private static func isEscape(_ scalar: Unicode.Scalar) -> Bool {
    (base + 0x80...base + 0xFF).contains(scalar.value)
  }

  /// Returns the private-use character of a byte. Only bytes from 0x80 on can be invalid UTF-8.
  private static func escape(_ byte: UInt8) -> [Unicode.Scalar] {
    [Unicode.Scalar(base + UInt32(byte))].compactMap(\.self)
  }

  /// Returns the character at the start of the bytes; `nil` if they do not begin with valid UTF-8, or
  /// if the character is a private-use character of the encoding.
  private static func scalar(at bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    for length in 1...4 where length <= bytes.count {
      guard let text = String(validating: bytes.prefix(length), as: UTF8.self) else { continue }
      return text.unicodeScalars.first.flatMap { isEscape($0) ? nil : $0 }
    }
    return nil
  }
}
