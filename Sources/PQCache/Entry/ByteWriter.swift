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

  /// Removes all bytes, and keeps the memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
