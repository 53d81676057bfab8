extension Instant: Codable {
  /// Decodes an instant from milliseconds since the epoch, or from a text in ISO 8601.
  ///
  /// - Throws: `DecodingError.dataCorrupted` if a text is not a time in ISO 8601.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let milliseconds = try? value.decode(Int64.self) {
      self.init(milliseconds: milliseconds)
      return
    }
    let text = try value.decode(String.self)
    guard let instant = Instant(iso8601: text) else {
      throw DecodingError.dataCorruptedError(
        in: value, debugDescription: "\"\(text)\" is not a time in ISO 8601")
    }
    self = instant
  }

  /// Encodes the milliseconds since the epoch, as the export API and the format `json` do.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(milliseconds)
  }
}
