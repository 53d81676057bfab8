/// Reads numbers from bytes, of which none are trusted.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  /// Where the next number begins.
  private(set) var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether nothing is left.
  var isAtEnd: Bool { offset == bytes.count }

  /// The next number, as the machine has it; nil if too little is left.
  mutating func number<Number: BitwiseCopyable>(_ type: Number.Type) -> Number? {
    let size = MemoryLayout<Number>.size
    guard size <= bytes.count - offset else { return nil }
    defer { offset += size }
    return bytes.loadUnaligned(fromByteOffset: offset, as: type)
  }

  /// The next numbers; nil if fewer are left.
  mutating func numbers<Number: BitwiseCopyable>(_ type: Number.Type, count: Int) -> [Number]? {
    guard let source = take(count, of: MemoryLayout<Number>.stride) else { return nil }
    return [Number](unsafeUninitializedCapacity: count) { room, initialized in
      UnsafeMutableRawBufferPointer(room).copyMemory(from: source)
      initialized = count
    }
  }

  /// The next bytes as a text; nil if fewer are left, or they are none.
  mutating func text(byteCount: Int) -> String? {
    take(byteCount, of: 1).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Leaves out numbers; false if fewer are left.
  mutating func skip(_ count: Int, of size: Int) -> Bool { take(count, of: size) != nil }

  private mutating func take(_ count: Int, of size: Int) -> UnsafeRawBufferPointer? {
    guard count >= 0, count <= (bytes.count - offset) / size else { return nil }
    defer { offset += count * size }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count * size])
  }
}
