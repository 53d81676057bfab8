/// A Unicode scalar decoded from UTF-8, and its length in bytes.
struct UTF8Scalar {
  let scalar: Unicode.Scalar
  let length: Int

  /// Returns the scalar that starts at an index; `nil` if the bytes there are not UTF-8.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UTF8Scalar? {
    var decoder = UTF8()
    var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return UTF8Scalar(scalar: scalar, length: UTF8.width(scalar))
  }

  /// Returns the length in bytes of the non-ASCII letter at an index; `nil` if there is none.
  static func letterLength(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard index < bytes.count, bytes[index] >= 0x80, let decoded = decode(bytes, at: index),
      decoded.scalar.properties.isAlphabetic || decoded.scalar.properties.isIDContinue
    else { return nil }
    return decoded.length
  }

  /// Returns the index, or the start of the scalar if the index is inside one.
  static func border(at index: Int, in source: [UInt8]) -> Int {
    source.withUnsafeBufferPointer { bytes in
      for start in stride(from: index - 1, through: max(0, index - 3), by: -1) {
        if let decoded = decode(bytes, at: start) {
          return start + decoded.length > index ? start : index
        }
      }
      return index
    }
  }
}
