/// A source text with its name and the positions of its lines. It is used for the output of diagnostics.
package struct DiagnosticSource: Sendable {
  /// A position as a line and a column, both from 1.
  package struct Position: Sendable, Equatable {
    /// The line number, from 1.
    package let line: Int
    /// The number of the character (grapheme cluster) in its line, from 1.
    package let column: Int
  }

  /// The name of the text in output: a file name, or `standard input`.
  package let name: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  /// Creates a source from a text in UTF-8 and its name.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    lineStarts = starts
  }

  /// Returns the line and column of a byte offset. An offset after the end of the text counts as the
  /// end.
  package func position(of offset: Int) -> Position {
    let line = lineIndex(of: offset)
    let before = bytes[lineStarts[line]..<min(offset, bytes.count)]
    return Position(line: line + 1, column: String(decoding: before, as: UTF8.self).count + 1)
  }

  /// Returns the byte range of the line that contains an offset, without the line ending.
  func line(of offset: Int) -> Range<Int> {
    let index = lineIndex(of: offset)
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > lineStarts[index], bytes[end - 1] == 0x0D { end -= 1 }
    return lineStarts[index]..<end
  }

  /// Returns the index of the last line that begins at or before an offset.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
