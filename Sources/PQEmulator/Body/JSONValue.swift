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

  /// The exact value; `nil` if the number is not whole or does not fit into 64 bits. A text with a
  /// fraction or an exponent must have at most 100 bytes and a magnitude of at most 2^53.
  var whole: Int64? {
    if let whole = Int64(text) { return whole }
    guard text.utf8.contains(where: { !($0 &- UInt8(ascii: "0") < 10) }), text.utf8.count <= 100,
      let value = Double(text), value.magnitude <= 0x1p53, value == value.rounded()
    else { return nil }
    return Int64(value)
  }
}

/// An error in a JSON text, with its position.
struct JSONSyntaxError: Error, Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case endsEarly
    case unexpected(UInt8)
    case moreAfterEnd
    case tooDeep
    case repeatedName(String)
    case controlCharacter
    case wrongEscape
    case halfCharacter
    case wrongNumber
  }

  let kind: Kind
  /// The line, counted from 1.
  let line: Int
  /// The byte in the line, counted from 1.
  let column: Int

  /// Creates an error. `offset` is its position in the text, in bytes.
  init(_ kind: Kind, at offset: Int, of bytes: [UInt8]) {
    self.kind = kind
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    column = before.count - start + 1
  }

  /// The error as a sentence without a full stop.
  var message: String { "the body is no JSON: \(reason), at \(line):\(column)" }

  private var reason: String {
    switch kind {
    case .endsEarly: "it ends too early"
    case .unexpected(let byte): "unexpected \(Self.text(byte))"
    case .moreAfterEnd: "there is more after its end"
    case .tooDeep: "it is nested deeper than \(UndocumentedLimits.maxNesting)"
    case .repeatedName(let name): "\(Excerpt.of(name)) is there twice"
    case .controlCharacter: "a control character in a text must be escaped"
    case .wrongEscape: "no such escape in a text"
    case .halfCharacter: "half a character, a lone surrogate"
    case .wrongNumber: "not a number as JSON writes them"
    }
  }

  private static func text(_ byte: UInt8) -> String {
    let isPrinted = (0x21...0x7E).contains(byte)
    return isPrinted ? "'\(Unicode.Scalar(byte))'" : "byte 0x" + String(byte, radix: 16)
  }
}
