/// The edited text and the cursor. `cursor` is the index of the scalar after the cursor.
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

  /// Creates a text from a paste or another source, with the cursor at its end. All line endings become
  /// line feeds. NUL is removed, because libedit cannot hold it.
  init(foreign text: String) {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where scalar != "\0" {
      // A terminal sends CR for a line ending; other sources may have CR LF.
      if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
      scalars.append(scalar)
    }
    self.init(scalars: scalars.map { $0 == "\r" ? "\n" : $0 }, cursor: 0)
    cursor = self.scalars.count
  }

  var text: String { String(scalars) }

  var isAtEnd: Bool { cursor == scalars.count }

  var isBlank: Bool { scalars.allSatisfy(\.properties.isWhitespace) }

  /// The index of the start of the cursor's line.
  var lineStart: Int { (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1 }

  /// The index of the end of the cursor's line, before its line break.
  var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  /// The index of the same column in the previous line, or of the end of that line if it is shorter;
  /// `nil` in the first line.
  var above: Int? {
    guard lineStart > 0 else { return nil }
    let end = lineStart - 1
    let start = EditText(scalars: scalars, cursor: end).lineStart
    return min(end, start + cursor - lineStart)
  }

  /// The index of the same column in the next line, or of the end of that line if it is shorter; `nil`
  /// in the last line.
  var below: Int? {
    guard lineEnd < scalars.count else { return nil }
    let start = lineEnd + 1
    return min(EditText(scalars: scalars, cursor: start).lineEnd, start + cursor - lineStart)
  }

  /// The last word before the cursor and the white space after it; `nil` if there is none.
  var wordBefore: [Unicode.Scalar]? {
    let isPart = { (scalar: Unicode.Scalar) in !scalar.properties.isWhitespace }
    let end = scalars[..<cursor]
    guard let last = end.lastIndex(where: isPart) else { return nil }
    let start = end[..<last].lastIndex { !isPart($0) }.map { $0 + 1 } ?? 0
    return Array(end[start...])
  }

  /// True if the cursor is in the last line and this line is blank.
  var isInEmptyLastLine: Bool {
    lineEnd == scalars.count && scalars[lineStart...].allSatisfy(\.properties.isWhitespace)
  }

  /// The offset of the cursor in UTF-8 bytes.
  var cursorInBytes: Int { scalars[..<cursor].reduce(0) { $0 + UTF8.width($1) } }

  /// Returns the index of the scalar at a byte offset; the number of scalars if the offset is past the
  /// end.
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
  /// Creates a string of scalars.
  init(_ scalars: some Collection<Unicode.Scalar>) {
    self.init(decoding: [UInt8](utf8Of: scalars), as: UTF8.self)
  }
}

extension [UInt8] {
  /// Creates the UTF-8 bytes of scalars. It must be fast, because it runs on the whole text at every
  /// key.
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
