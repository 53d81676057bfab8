import PQModel

/// Several texts as one run of bytes, from which no other texts could have come.
struct KeyText {
  private(set) var bytes: [UInt8] = []

  /// Adds a text behind its length.
  mutating func add(_ text: String) {
    add(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds the number of what follows.
  mutating func add(count: Int) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: count >> shift))
    }
  }

  /// Adds a digest.
  mutating func add(_ digest: Digest) { bytes.append(contentsOf: digest.bytes) }

  /// What stands for all that was added.
  var digest: Digest { SHA256.digest(of: bytes) }
}
