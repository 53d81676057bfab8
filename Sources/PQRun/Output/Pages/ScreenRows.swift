import PQRender

/// The number of terminal rows that lines occupy if they are written directly.
struct ScreenRows {
  private static let escape: UInt8 = 0x1B
  private static let tab: Character = "\t"
  /// The width of the terminal in columns.
  let columns: Int
  /// The number of rows of all lines so far.
  private(set) var count = 0

  init(columns: Int) { self.columns = max(1, columns) }

  /// Adds whole lines, each with its line feed.
  mutating func add(_ lines: [UInt8]) {
    for line in lines.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      count += rows(of: line)
    }
  }

  private func rows(of line: ArraySlice<UInt8>) -> Int {
    // Except for a tab, the width of a character is at most its number of UTF-8 bytes.
    guard line.count > columns || line.contains(0x09) else { return 1 }
    var (rows, column) = (1, 0)
    for character in Self.plainText(line) {
      guard character != Self.tab else {
        column = min(columns - 1, (column / 8 + 1) * 8)
        continue
      }
      let width = character.displayWidth
      if column + width > columns { (rows, column) = (rows + 1, 0) }
      column += width
    }
    return rows
  }

  /// Returns a line without escape sequences.
  private static func plainText(_ line: ArraySlice<UInt8>) -> String {
    guard line.contains(escape) else { return String(decoding: line, as: UTF8.self) }
    var text: [UInt8] = []
    var isSequence = false
    for byte in line {
      if isSequence {
        isSequence = byte == UInt8(ascii: "[") || !(0x40...0x7E).contains(byte)
      } else if byte == escape {
        isSequence = true
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
