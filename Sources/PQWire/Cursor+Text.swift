/// The bytes that a value may contain.
enum TextRule {
  /// Every byte except NUL.
  case anyText
  /// No control character (below U+0020), because JSON requires an escape for them.
  case noControl
}

extension Cursor {
  /// Returns the code of a value without escapes. A new value is checked first.
  ///
  /// - Throws: `Trouble.bad` if the value breaks the rule or is not UTF-8.
  @inline(__always)
  func code(
    of value: Spelling, in dictionary: UnsafeMutablePointer<TextDictionary>, _ rule: TextRule
  ) throws(Trouble) -> UInt32 {
    if let code = dictionary.pointee.code(of: value) { return code }
    let bytes = UnsafeBufferPointer(start: value.bytes, count: value.count)
    try check(bytes, rule, at: value.bytes - base)
    return dictionary.pointee.add(value: value)
  }

  /// Returns the code of a value that has to be decoded first. A known spelling is not decoded again.
  func code(
    ofEscaped from: Int, _ to: Int, in dictionary: UnsafeMutablePointer<TextDictionary>,
    decode: (UnsafeBufferPointer<UInt8>) throws(Trouble) -> [UInt8]
  ) throws(Trouble) -> UInt32 {
    let spelling = Spelling(base + from, count: to - from, isEscaped: true)
    if let code = dictionary.pointee.code(of: spelling) { return code }
    let value = try decode(bytes(from, to))
    try value.withUnsafeBufferPointer { value throws(Trouble) in
      try check(value, .anyText, at: from)
    }
    let code = dictionary.pointee.code(ofValue: value)
    dictionary.pointee.add(escaped: spelling, code: code)
    return code
  }

  @inline(never)
  private func check(_ value: UnsafeBufferPointer<UInt8>, _ rule: TextRule, at place: Int)
    throws(Trouble)
  {
    let lowest: UInt8 = rule == .noControl ? Byte.space : 1
    if let control = value.first(where: { $0 < lowest }) {
      throw .bad(.controlCharacter(control), at: place)
    }
    guard String(validating: value, as: UTF8.self) != nil else { throw .bad(.notUTF8, at: place) }
  }
}

extension TextDictionary {
  /// Returns the code of a value that is not in the window.
  mutating func code(ofValue value: [UInt8]) -> UInt32 {
    // A `Spelling` reads 16 bytes, so 16 bytes are added.
    (value + [UInt8](repeating: 0, count: 16)).withUnsafeBufferPointer { padded in
      guard let bytes = padded.baseAddress else { return 0 }
      let spelling = Spelling(bytes, count: value.count, isEscaped: false)
      return code(of: spelling) ?? add(value: spelling)
    }
  }
}
