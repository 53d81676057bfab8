/// One value of a row, or the row itself.
struct CellContainer: SingleValueDecodingContainer {
  let source: CellSource
  /// The column of the value; `nil` for the row itself.
  let column: Int?
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { column.map(source.isNull) ?? false }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard let column else { return try Value(from: RowDecoder(source: source)) }
    return try source.value(type, column)
  }

  /// Returns the column of the value.
  ///
  /// - Throws: `RowDecodingError` if the value is the row itself.
  private func place(_ type: Any.Type) throws -> Int {
    if let column { return column }
    try source.refuseShape(
      nil, "a row does not decode as \(type); use a struct with a property for each column")
  }

  func decode(_ type: Bool.Type) throws -> Bool { try source.boolean(try place(type)) }

  func decode(_ type: String.Type) throws -> String { try source.text(try place(type)) }

  func decode(_ type: Double.Type) throws -> Double { try source.double(try place(type)) }

  func decode(_ type: Float.Type) throws -> Float {
    Float(try source.double(try place(type), as: type))
  }

  func decode(_ type: Int.Type) throws -> Int { try source.integer(try place(type)) }

  func decode(_ type: Int8.Type) throws -> Int8 { try source.integer(try place(type)) }

  func decode(_ type: Int16.Type) throws -> Int16 { try source.integer(try place(type)) }

  func decode(_ type: Int32.Type) throws -> Int32 { try source.integer(try place(type)) }

  func decode(_ type: Int64.Type) throws -> Int64 { try source.integer(try place(type)) }

  func decode(_ type: Int128.Type) throws -> Int128 { try source.integer(try place(type)) }

  func decode(_ type: UInt.Type) throws -> UInt { try source.integer(try place(type)) }

  func decode(_ type: UInt8.Type) throws -> UInt8 { try source.integer(try place(type)) }

  func decode(_ type: UInt16.Type) throws -> UInt16 { try source.integer(try place(type)) }

  func decode(_ type: UInt32.Type) throws -> UInt32 { try source.integer(try place(type)) }

  func decode(_ type: UInt64.Type) throws -> UInt64 { try source.integer(try place(type)) }

  func decode(_ type: UInt128.Type) throws -> UInt128 { try source.integer(try place(type)) }
}
