import PQModel

/// An unambiguous encoding of several texts as bytes: different texts never have the same bytes.
struct KeyText {
  private(set) var bytes: [UInt8] = []

  /// Adds the length of a text and the text.
  mutating func add(_ text: String) {
    add(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds the number of the items that follow.
  mutating func add(count: Int) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: count >> shift))
    }
  }

  /// Adds a digest.
  mutating func add(_ digest: Digest) { bytes.append(contentsOf: digest.bytes) }

  /// The digest of everything that was added.
  var digest: Digest { SHA256.digest(of: bytes) }
}
