/// 32 bytes that stand for a text of any length, and from which it cannot be told.
struct Digest: Sendable, Hashable {
  static let length = 32

  let bytes: [UInt8]

  /// The first half in hexadecimal digits: enough that no two texts share a name.
  var name: String {
    bytes.prefix(16).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// Whether a text could be the name of a digest.
  static func isName(_ text: String) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
