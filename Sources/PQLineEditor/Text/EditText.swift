/// A text that is being edited, and where the cursor is: in front of which character.
struct EditText: Equatable {
  var scalars: [Unicode.Scalar]
  var cursor: Int

  init(_ text: String, cursor: Int? = nil) {
    scalars = Array(text.unicodeScalars)
    self.cursor = cursor ?? scalars.count
  }

  init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = cursor
  }

  /// A text from elsewhere, with the cursor at its end. Its lines may end as those of terminals and
  /// other systems do, and it may have NUL, which no text of libedit can.
  init(foreign text: String) {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where scalar != "\0" {
      // A line ends with CR in what a terminal sends, or with both.
      if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
      scalars.append(scalar)
    }
    self.init(scalars: scalars.map { $0 == "\r" ? "\n" : $0 }, cursor: 0)
    cursor = self.scalars.count
  }

  var text: String { String(scalars) }

  var isAtEnd: Bool { cursor == scalars.count }

  var isBlank: Bool { scalars.allSatisfy(\.properties.isWhitespace) }

  /// Where the cursor's line begins.
  var lineStart: Int { (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }

  /// Where the cursor's line ends, in front of its newline.
  var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  /// Where the cursor is in the line before, in the same column as far as that is long; nil in the
  /// first line.
  var above: Int? {
    guard lineStart > 0 else { return nil }
    let end = lineStart - 1
    let start = EditText(scalars: scalars, cursor: end).lineStart
    return min(end, start + cursor - lineStart)
  }

  /// The same in the line after; nil in the last line.
  var below: Int? {
    guard lineEnd < scalars.count else { return nil }
    let start = lineEnd + 1
    return min(EditText(scalars: scalars, cursor: start).lineEnd, start + cursor - lineStart)
  }

  /// Whether the cursor is in a last line with nothing in it.
  var isInEmptyLastLine: Bool {
    lineEnd == scalars.count && scalars[lineStart...].allSatisfy(\.properties.isWhitespace)
  }

  /// Where the cursor is, in bytes of UTF-8.
  var cursorInBytes: Int { scalars[..<cursor].reduce(0) { $0 + UTF8.width($1) } }

  /// Which character stands at a byte, or behind all of them.
  func index(ofByte byte: Int) -> Int {
    var position = 0
    for (index, scalar) in scalars.enumerated() {
      if position >= byte { return index }
      position += UTF8.width(scalar)
    }
    return scalars.count
  }
}

extension String {
  /// A text of characters of their own.
  init(_ scalars: some Collection<Unicode.Scalar>) {
    self.init(decoding: [UInt8](utf8Of: scalars), as: UTF8.self)
  }
}

extension [UInt8] {
  /// Characters in UTF-8. Long texts are taken through here at every key.
  init(utf8Of scalars: some Collection<Unicode.Scalar>) {
    self = []
    reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar.isASCII {
        append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
      }
    }
  }
}
