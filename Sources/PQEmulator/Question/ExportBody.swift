/// The content of a request body, by the field table of the document ("Structure").
struct ExportBody: Sendable, Equatable {
  /// The accepted values of one field.
  struct Filter: Sendable, Equatable {
    let key: String
    let values: [String]
  }

  /// The half-open range, in milliseconds since the epoch.
  let from: Int64
  let to: Int64
  let interval: DocumentedInterval
  let metrics: [String]
  let filters: [Filter]
  let dimensions: [String]

  /// Reads a body and checks it.
  ///
  /// - Parameter clock: the server's time, in milliseconds since the epoch.
  /// - Throws: the first error in the body.
  init(body: [UInt8], clock: Int64) throws(Refusal) {
    guard String(validating: body, as: UTF8.self) != nil else { throw .notUTF8 }
    let value = try Self.value(of: body)
    do throws(FieldError) {
      try self.init(BodyFields(value))
    } catch {
      throw .wrongField(error)
    }
    try checkLimits(clock)
  }

  private static func value(of body: [UInt8]) throws(Refusal) -> JSONValue {
    do throws(JSONSyntaxError) {
      return try JSONParser.value(of: body)
    } catch {
      throw .wrongJSON(error)
    }
  }
}
