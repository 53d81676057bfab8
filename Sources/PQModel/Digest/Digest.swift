/// 32 bytes that stand for a text of any length, and from which it cannot be told.
package struct Digest: Sendable, Hashable {
  /// How many bytes it has.
  package static let length = 32

  /// The bytes, `length` of them.
  package let bytes: [UInt8]

  /// A digest that was made before.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// The first half in hexadecimal digits: enough that no two texts share a name.
  package var name: String {
    bytes.prefix(16).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// Whether a text could be the name of a digest.
  package static func isName(_ text: String) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
