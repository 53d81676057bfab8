/// A value of a JSON text (RFC 8259).
enum JSONValue: Sendable, Equatable {
  /// A member of an object.
  struct Member: Sendable, Equatable {
    let name: String
    let value: JSONValue
  }

  case null
  case bool(Bool)
  case number(JSONNumber)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// The kind of the value, for a message.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .text: "a text"
    case .list: "an array"
    case .object: "an object"
    }
  }
}

/// A number as it was written.
struct JSONNumber: Sendable, Equatable {
  let text: String

  /// The value, if it is a whole number and exact: in 64 bits, or, with a fraction or an exponent,
  /// up to 2^53. Otherwise `nil`.
  var whole: Int64? {
    if let whole = Int64(text) { return whole }
    guard text.utf8.contains(where: { !($0 &- UInt8(ascii: "0") < 10) }), text.utf8.count <= 100,
      let value = Double(text), value.magnitude <= 0x1p53, value == value.rounded()
    else { return nil }
    return Int64(value)
  }
}
