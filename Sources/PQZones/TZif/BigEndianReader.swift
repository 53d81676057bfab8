/// A reader of bytes from the start of a file. Numbers are in network byte order.
struct BigEndianReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  /// Returns the next bytes; `nil` if there are fewer.
  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// The bytes that were not read yet.
  var remainder: ArraySlice<UInt8> { rest }

  /// Returns the next signed number of `count` bytes, at most eight; `nil` if there are fewer bytes.
  mutating func signed(_ count: Int) -> Int64? {
    bytes(count).map { bytes in
      let isNegative = bytes.first.map { $0 >= 0x80 } ?? false
      return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }
  }

  /// Returns the next unsigned number of four bytes; `nil` if there are fewer bytes.
  mutating func count() -> Int? {
    bytes(4).map { bytes in bytes.reduce(0) { $0 << 8 | Int($1) } }
  }
}
