/// One Unicode scalar, decoded from bytes.
struct UTF8Scalar {
  let scalar: Unicode.Scalar
  let length: Int

  /// The scalar that begins at a place, or nil if the bytes there are no UTF-8.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UTF8Scalar? {
    var decoder = UTF8()
    var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return UTF8Scalar(scalar: scalar, length: UTF8.width(scalar))
  }
}
