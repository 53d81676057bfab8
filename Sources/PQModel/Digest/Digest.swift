/// A hash value of 32 bytes, from which the hashed text cannot be recovered.
package struct Digest: Sendable, Hashable {
  /// The number of bytes.
  package static let length = 32

  /// The bytes, of which there are `length`.
  package let bytes: [UInt8]

  /// Creates a digest from stored bytes.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// The first 16 bytes as 32 lowercase hexadecimal digits. Collisions are negligible.
  package var name: String {
    bytes.prefix(16).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// Returns true if a text has the form of `name`.
  package static func isName(_ text: String) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
