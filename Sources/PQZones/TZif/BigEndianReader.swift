/// Reads a file from its start: numbers in network byte order, and nothing past the end.
struct BigEndianReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  /// The next bytes; nil if there are fewer.
  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// What is left.
  var remainder: ArraySlice<UInt8> { rest }

  /// The next number of so many bytes, at most eight, with a sign.
  mutating func signed(_ count: Int) -> Int64? {
    bytes(count).map { bytes in
      let isNegative = bytes.first.map { $0 >= 0x80 } ?? false
      return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }
  }

  /// The next number of four bytes, without a sign.
  mutating func count() -> Int? {
    bytes(4).map { bytes in bytes.reduce(0) { $0 << 8 | Int($1) } }
  }
}
