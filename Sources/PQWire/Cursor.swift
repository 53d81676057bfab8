/// A position in the bytes that have arrived. The memory has a quote at `end`, so that every search
/// stops there.
struct Cursor {
  let base: UnsafePointer<UInt8>
  let end: Int
  var index: Int

  /// The byte at the position; a quote at `end`.
  @inline(__always) var byte: UInt8 { base[index] }

  /// True if no byte is left.
  @inline(__always) var isAtEnd: Bool { index >= end }

  /// Returns the bytes from one index up to, but not including, another.
  func bytes(_ from: Int, _ to: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + from, count: to - from)
  }

  /// Reads 1 to 18 digits. A leading zero is allowed only for the number 0.
  ///
  /// A number of 18 digits cannot overflow. `NumberText` reads longer numbers.
  ///
  /// - Returns: the number, or -1 if the text has another form. `index` may have moved in both cases.
  @inline(__always)
  mutating func fastWhole() -> Int64 {
    let start = index
    let (head, count) = Words.digits(in: Words.load(base + index))
    var value = Int64(truncatingIfNeeded: head)
    index &+= count
    guard count == 8 else {
      return count == 1 || (count > 0 && base[start] != Byte.zero) ? value : -1
    }
    var digit = byte &- Byte.zero
    while digit < 10 {
      value = value &* 10 &+ Int64(truncatingIfNeeded: digit)
      index &+= 1
      digit = byte &- Byte.zero
    }
    return index &- start <= 18 && base[start] != Byte.zero ? value : -1
  }

  /// Reads a decimal without an exponent, such as `12.25`. It reads only numbers with few digits,
  /// because then the result is the nearest `Double`.
  ///
  /// - Returns: the number, or -1 if the text has another form. `index` may have moved in both cases.
  @inline(__always)
  mutating func plainDecimal() -> Double {
    let whole = fastWhole()
    guard whole >= 0, whole < 10_000_000 else { return -1 }
    guard byte == Byte.point else { return Double(whole) }
    let (fraction, count) = Words.digits(in: Words.load(base + index + 1))
    guard count > 0, count < 8 else { return -1 }
    index &+= 1 &+ count
    var scale: Int64 = 1
    for _ in 0..<count { scale &*= 10 }
    return Double(whole &* scale &+ Int64(truncatingIfNeeded: fraction)) / Double(scale)
  }
}

/// The bytes that have a meaning in CSV or JSON.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let point = UInt8(ascii: ".")
  static let zero = UInt8(ascii: "0")
  static let colon = UInt8(ascii: ":")
  static let exponent = UInt8(ascii: "e")
  static let backslash = UInt8(ascii: "\\")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  /// The byte order mark in UTF-8.
  static let orderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

/// The bytes that a value may contain.
enum ControlCharacterRule {
  /// Every byte except NUL.
  case onlyNULForbidden
  /// Every byte except control characters (below U+0020). JSON requires escapes for control characters.
  case allForbidden
}

extension Cursor {
  /// Returns the code of a value without escapes. A new value is checked first.
  ///
  /// - Throws: `ItemFailure.bad` if the value breaks the rule or is not UTF-8.
  @inline(__always)
  func code(
    of value: Spelling, in dictionary: UnsafeMutablePointer<TextDictionary>,
    _ rule: ControlCharacterRule
  ) throws(ItemFailure) -> UInt32 {
    if let code = dictionary.pointee.code(of: value) { return code }
    let bytes = UnsafeBufferPointer(start: value.bytes, count: value.count)
    try check(bytes, rule, at: value.bytes - base)
    return dictionary.pointee.add(value: value)
  }

  /// Returns the code of a value with escapes. The value is decoded, unless its spelling is known.
  func code(
    ofEscaped from: Int, _ to: Int, in dictionary: UnsafeMutablePointer<TextDictionary>,
    decode: (UnsafeBufferPointer<UInt8>) throws(ItemFailure) -> [UInt8]
  ) throws(ItemFailure) -> UInt32 {
    let spelling = Spelling(base + from, count: to - from, isEscaped: true)
    if let code = dictionary.pointee.code(of: spelling) { return code }
    let value = try decode(bytes(from, to))
    try value.withUnsafeBufferPointer { value throws(ItemFailure) in
      try check(value, .onlyNULForbidden, at: from)
    }
    let code = dictionary.pointee.code(ofValue: value)
    dictionary.pointee.add(escaped: spelling, code: code)
    return code
  }

  @inline(never)
  private func check(
    _ value: UnsafeBufferPointer<UInt8>, _ rule: ControlCharacterRule, at place: Int
  )
    throws(ItemFailure)
  {
    let lowest: UInt8 = rule == .allForbidden ? Byte.space : 1
    if let control = value.first(where: { $0 < lowest }) {
      throw .bad(.controlCharacter(control), at: place)
    }
    guard String(validating: value, as: UTF8.self) != nil else { throw .bad(.notUTF8, at: place) }
  }
}

extension TextDictionary {
  /// Returns the code of a value that is not in the window.
  mutating func code(ofValue value: [UInt8]) -> UInt32 {
    // A `Spelling` always reads 16 bytes, so 16 bytes are added after the value.
    (value + [UInt8](repeating: 0, count: 16)).withUnsafeBufferPointer { padded in
      guard let bytes = padded.baseAddress else { return 0 }
      let spelling = Spelling(bytes, count: value.count, isEscaped: false)
      return code(of: spelling) ?? add(value: spelling)
    }
  }
}
