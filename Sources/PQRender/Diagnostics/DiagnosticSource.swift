/// The text that diagnostics are about: its name, and where its lines begin.
public struct DiagnosticSource: Sendable {
  /// A line and a column, both from 1; a column is a character as a person counts them.
  public struct Position: Sendable, Equatable {
    /// The line, from 1.
    public let line: Int
    /// The character in the line, from 1.
    public let column: Int
  }

  /// What to call the text: a file's name, or `standard input`.
  public let name: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  /// A text in UTF-8 under a name.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    lineStarts = starts
  }

  /// Where a byte of the text stands.
  public func position(of offset: Int) -> Position {
    let line = lineIndex(of: offset)
    let before = bytes[lineStarts[line]..<min(offset, bytes.count)]
    return Position(line: line + 1, column: String(decoding: before, as: UTF8.self).count + 1)
  }

  /// The bytes of the line on which a byte stands, without its end.
  func line(of offset: Int) -> Range<Int> {
    let index = lineIndex(of: offset)
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > lineStarts[index], bytes[end - 1] == 0x0D { end -= 1 }
    return lineStarts[index]..<end
  }

  /// The last line that begins at or before a byte.
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
