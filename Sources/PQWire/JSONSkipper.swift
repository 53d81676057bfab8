/// Skips a JSON value token by token. The value must be valid JSON.
struct JSONSkipper {
  /// The maximum depth of nested values: the number of bits in `objects`.
  static let depthLimit = 64

  private enum Expectation {
    /// `value`: a value. `valueOrEnd`: a value or `]`, after `[`. `commaOrEnd`: a comma or the end of
    /// the object or array, after a value.
    case value, valueOrEnd, commaOrEnd
    /// `key`: a key. `keyOrEnd`: a key or `}`, after `{`.
    case key, keyOrEnd
    case nothing
  }

  private var expectation = Expectation.value
  private var depth = 0
  /// One bit for each open object (1) or array (0). The lowest bit is the innermost.
  private var objects: UInt64 = 0

  /// True if the value is complete.
  var isDone: Bool { expectation == .nothing }

  private var isInObject: Bool { objects & 1 == 1 }

  /// Skips one token. The cursor must be at a token, not at white space or at the end.
  mutating func step(_ cursor: inout Cursor) throws(ItemFailure) {
    switch expectation {
    case .keyOrEnd where cursor.take(Byte.closeBrace): pop()
    case .valueOrEnd where cursor.take(Byte.closeBracket): pop()
    case .key, .keyOrEnd:
      _ = try cursor.jsonKey()
      expectation = .value
    case .value, .valueOrEnd: try stepOverValue(&cursor)
    case .commaOrEnd where cursor.take(Byte.comma): expectation = isInObject ? .key : .value
    case .commaOrEnd where cursor.take(isInObject ? Byte.closeBrace : Byte.closeBracket): pop()
    case .commaOrEnd: throw cursor.unexpected(isInObject ? "a comma or }" : "a comma or ]")
    case .nothing: break
    }
  }

  private mutating func stepOverValue(_ cursor: inout Cursor) throws(ItemFailure) {
    switch cursor.byte {
    case Byte.openBrace: try push(isObject: true, &cursor)
    case Byte.openBracket: try push(isObject: false, &cursor)
    default:
      let token = try cursor.token(in: .json).text
      if token.first == Byte.quote {
        _ = try cursor.text(cursor.index + 1, cursor.index + token.count - 1)
      } else {
        guard Self.isScalar(token) else { throw cursor.unexpected("a value") }
      }
      cursor.index += token.count
      endValue()
    }
  }

  private static func isScalar(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    ["true", "false", "null"].contains { token.elementsEqual($0.utf8) } || NumberText(token) != nil
  }

  private mutating func push(isObject: Bool, _ cursor: inout Cursor) throws(ItemFailure) {
    guard depth < Self.depthLimit else { throw .bad(.tooDeep, at: cursor.index) }
    depth += 1
    objects = objects << 1 | (isObject ? 1 : 0)
    expectation = isObject ? .keyOrEnd : .valueOrEnd
    cursor.index += 1
  }

  private mutating func pop() {
    depth -= 1
    objects >>= 1
    endValue()
  }

  private mutating func endValue() { expectation = depth == 0 ? .nothing : .commaOrEnd }
}
