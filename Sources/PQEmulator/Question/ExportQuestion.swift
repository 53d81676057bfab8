/// What a request body asks, by the field table of the document ("Structure").
struct ExportQuestion: Sendable, Equatable {
  /// The values that one field may have.
  struct Filter: Sendable, Equatable {
    let key: String
    let values: [String]
  }

  /// Milliseconds since the epoch.
  let from: Int64
  let to: Int64
  let interval: DocumentedInterval
  let metrics: [String]
  let filters: [Filter]
  let dimensions: [String]

  /// Reads a body, and says the first thing that is wrong with it by the clock of the server.
  init(body: [UInt8], clock: Int64) throws(Refusal) {
    guard String(validating: body, as: UTF8.self) != nil else { throw .notUTF8 }
    let value = try Self.value(of: body)
    do throws(FieldMistake) {
      try self.init(BodyFields(value))
    } catch {
      throw .wrongField(error)
    }
    try checkLimits(clock)
  }

  private static func value(of body: [UInt8]) throws(Refusal) -> JSONValue {
    do throws(JSONMistake) {
      return try JSONParser.value(of: body)
    } catch {
      throw .wrongJSON(error)
    }
  }
}
