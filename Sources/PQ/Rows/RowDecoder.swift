import PQModel

/// Decodes a type from a row.
struct RowDecoder: Decoder {
  let source: CellSource
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(RowContainer(source: source))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try source.refuseShape(
      nil,
      "a row does not decode as a list; use a struct with a property for"
        + " each column")
  }

  /// A container for types that decode another type from the same row.
  func singleValueContainer() -> any SingleValueDecodingContainer {
    CellContainer(source: source, column: nil)
  }
}

/// Decodes a type from one value of a row.
struct CellDecoder: Decoder {
  let source: CellSource
  let column: Int
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try source.refuseNesting(column)
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try source.refuseNesting(column)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    CellContainer(source: source, column: column)
  }
}

extension CellSource {
  /// Reports that a value cannot be a list or have keys of its own.
  func refuseNesting(_ column: Int) throws -> Never {
    let name = columns.columns.indices.contains(column) ? columns.columns[column].name : "a column"
    try refuseShape(
      column,
      "\(name) is one value in each row, and decodes neither as a list nor as a type with"
        + " properties")
  }
}

/// Decodes the `Date` of Foundation, which is the number of seconds since 2001-01-01T00:00:00Z.
struct DateDecoder: Decoder, SingleValueDecodingContainer {
  let instant: Instant
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard let seconds = seconds as? Value else { throw unexpected }
    return seconds
  }

  func decode(_ type: Double.Type) -> Double { seconds }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    throw unexpected
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unexpected }

  /// The seconds from 2001-01-01T00:00:00Z to the instant.
  private var seconds: Double { Double(instant.milliseconds - 978_307_200_000) / 1000 }

  private var unexpected: DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "Date is not a number of seconds"))
  }
}
