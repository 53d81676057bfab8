// Functions that write and read numbers and texts as bytes of an entry.

/// Builds a sequence of bytes.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Adds a number in the machine's byte order.
  mutating func add<Number: BitwiseCopyable>(_ number: Number) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  /// Adds numbers in the machine's byte order.
  mutating func add<Number: BitwiseCopyable>(_ numbers: ArraySlice<Number>) {
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Adds numbers in the machine's byte order.
  mutating func add<Number: BitwiseCopyable>(_ numbers: [Number]) { add(numbers[...]) }

  /// Adds the bytes of a text.
  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Overwrites bytes at an offset with a number.
  mutating func replace<Number: BitwiseCopyable>(at offset: Int, by number: Number) {
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: number, toByteOffset: offset, as: Number.self)
    }
  }

  /// Removes all bytes. The memory is kept for later bytes.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

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

  /// Returns the next bytes as a text; `nil` if too few bytes are left or if the bytes are not UTF-8.
  mutating func text(byteCount: Int) -> String? {
    take(byteCount, of: 1).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Skips `count` values of `size` bytes each. Returns false if too few bytes are left.
  mutating func skip(_ count: Int, of size: Int) -> Bool { take(count, of: size) != nil }

  private mutating func take(_ count: Int, of size: Int) -> UnsafeRawBufferPointer? {
    guard count >= 0, count <= (bytes.count - offset) / size else { return nil }
    defer { offset += count * size }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count * size])
  }
}
