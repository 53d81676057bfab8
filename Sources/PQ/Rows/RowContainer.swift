/// The values of a row by their keys.
struct RowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let source: CellSource
  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    source.columns.names.compactMap { names in names.lazy.compactMap { Key(stringValue: $0) }.first
    }
  }

  /// Returns true if the table has a column for a key. A type that asks first may do without it.
  func contains(_ key: Key) -> Bool { source.columns.match(key.stringValue) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { source.isNull(try column(key)) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try source.value(type, try column(key))
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try column(key) { try source.value(type, $0) }
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try source.refuseNesting(try column(key))
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try source.refuseNesting(try column(key))
  }

  /// The decoder of the same row: the properties of a superclass are columns, too.
  func superDecoder() -> any Decoder { RowDecoder(source: source) }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    CellDecoder(source: source, column: try column(key))
  }

  @inline(__always)
  private func column(_ key: Key) throws -> Int { try source.column(key.stringValue) }

  /// Returns the value of a column; `nil` if it is NULL.
  @inline(__always)
  private func column<Value>(_ key: Key, ifPresent value: (Int) throws -> Value) throws -> Value? {
    let column = try column(key)
    return source.isNull(column) ? nil : try value(column)
  }
}

/// The types that Codable handles one by one.
extension RowContainer {
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try source.boolean(try column(key))
  }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try source.text(try column(key))
  }

  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try source.double(try column(key))
  }

  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    Float(try source.double(try column(key), as: type))
  }

  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    try source.integer(try column(key))
  }

  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
    try source.integer(try column(key))
  }

  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
    try source.integer(try column(key))
  }

  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
    try source.integer(try column(key))
  }

  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
    try source.integer(try column(key))
  }

  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 {
    try source.integer(try column(key))
  }

  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
    try source.integer(try column(key))
  }

  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
    try source.integer(try column(key))
  }

  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
    try source.integer(try column(key))
  }

  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
    try source.integer(try column(key))
  }

  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
    try source.integer(try column(key))
  }

  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 {
    try source.integer(try column(key))
  }
}

/// The same types, or `nil` for NULL.
extension RowContainer {
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try source.boolean(try column(key))
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try column(key, ifPresent: source.text)
  }

  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try column(key) { try source.double($0) }
  }

  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
    try column(key) { Float(try source.double($0, as: type)) }
  }

  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: Int128.Type, forKey key: Key) throws -> Int128? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
    try column(key, ifPresent: source.integer)
  }

  func decodeIfPresent(_ type: UInt128.Type, forKey key: Key) throws -> UInt128? {
    try column(key, ifPresent: source.integer)
  }
}
