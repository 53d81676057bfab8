/// Reads numbers and texts from untrusted bytes.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  /// The offset of the next number, in bytes.
  private(set) var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// True if no bytes are left.
  var isAtEnd: Bool { offset == bytes.count }

  /// Returns the next number in the machine's byte order; `nil` if too few bytes are left.
  mutating func number<Number: BitwiseCopyable>(_ type: Number.Type) -> Number? {
    let size = MemoryLayout<Number>.size
    guard size <= bytes.count - offset else { return nil }
    defer { offset += size }
    return bytes.loadUnaligned(fromByteOffset: offset, as: type)
  }

  /// Returns the next numbers; `nil` if too few bytes are left.
  mutating func numbers<Number: BitwiseCopyable>(_ type: Number.Type, count: Int) -> [Number]? {
    guard let source = take(count, of: MemoryLayout<Number>.stride) else { return nil }
    return [Number](unsafeUninitializedCapacity: count) { room, initialized in
      UnsafeMutableRawBufferPointer(room).copyMemory(from: source)
      initialized = count
    }
  }

  /// Returns the next bytes as a text; `nil` if too few are left or they are not UTF-8.
  mutating func text(byteCount: Int) -> String? {
    take(byteCount, of: 1).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Skips values of a size in bytes; returns false if too few bytes are left.
  mutating func skip(_ count: Int, of size: Int) -> Bool { take(count, of: size) != nil }

  private mutating func take(_ count: Int, of size: Int) -> UnsafeRawBufferPointer? {
    guard count >= 0, count <= (bytes.count - offset) / size else { return nil }
    defer { offset += count * size }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count * size])
  }
}
