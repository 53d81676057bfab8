/// Bytes in the making.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Adds a number as the machine has it.
  mutating func add<Number: BitwiseCopyable>(_ number: Number) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  /// Adds numbers as the machine has them.
  mutating func add<Number: BitwiseCopyable>(_ numbers: ArraySlice<Number>) {
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Adds numbers as the machine has them.
  mutating func add<Number: BitwiseCopyable>(_ numbers: [Number]) { add(numbers[...]) }

  /// Adds the bytes of a text.
  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Puts a number in place of others that were added.
  mutating func replace<Number: BitwiseCopyable>(at offset: Int, by number: Number) {
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: number, toByteOffset: offset, as: Number.self)
    }
  }

  /// Begins anew in the same memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
