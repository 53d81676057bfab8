/// Bytes in the making.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Adds a number as the machine has it.
  mutating func add<Number: BitwiseCopyable>(_ number: Number) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  /// Adds numbers as the machine has them.
  mutating func add<Number: BitwiseCopyable>(_ numbers: [Number]) {
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Adds the bytes of a text.
  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
