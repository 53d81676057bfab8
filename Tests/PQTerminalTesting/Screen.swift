import CPseudoTerminal

/// The screen of a terminal, with the part of xterm that a line editor needs. It collects unknown
/// sequences, so that a test can expect none.
public struct Screen: Sendable {
  /// A cell of the screen.
  public struct Cell: Equatable, Sendable {
    var text: Character = " "
    /// The parameters of the last sequence "select graphic rendition".
    var style = ""
    /// True if the cell is the right half of a wide character.
    var isRightHalf = false
  }

  /// The number of rows.
  public internal(set) var rowCount: Int
  /// The number of columns.
  public internal(set) var columnCount: Int
  /// The row of the cursor, from 0.
  public internal(set) var row = 0
  /// The column of the cursor, from 0.
  public internal(set) var column = 0
  /// The unknown sequences, in order.
  public private(set) var unknown: [String] = []
  /// The unknown sequences that came in bracketed paste mode, which a prompt uses. At other times the
  /// terminal itself echoes what is typed, even inside a sequence that a program writes.
  public private(set) var unknownAtPrompt: [String] = []
  /// The number of times that the bell has rung.
  public private(set) var bells = 0
  /// True in bracketed paste mode.
  public private(set) var tellsPastes = false
  /// True if the cursor is visible.
  public private(set) var showsCursor = true
  /// The texts of the rows that have left the screen at the top.
  public internal(set) var scrolledOff: [String] = []
  var cells: [[Cell]]
  /// For each row, true if it continues in the next row because the terminal has split the line.
  var isBroken: [Bool]
  var isBehindLastColumn = false
  private var style = ""
  private var unfinished: [UInt8] = []

  /// Creates an empty screen.
  public init(rows: Int, columns: Int) {
    (rowCount, columnCount) = (rows, columns)
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    isBroken = Array(repeating: false, count: rows)
  }

  /// Returns the text of a row, without blanks at the end.
  public func line(_ row: Int) -> String { Self.text(cells[row]) }

  static func text(_ cells: [Cell]) -> String {
    var text = String(cells.filter { !$0.isRightHalf }.map(\.text))
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The text of all rows down to the last row that has text.
  public var text: String {
    var lines = (0..<rowCount).map(line)
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Returns the words of a row with their styles, such as `1;34:SELECT`.
  public func words(_ row: Int) -> [String] {
    var words: [(style: String, text: String)] = []
    var isNew = true
    for cell in cells[row] where !cell.isRightHalf {
      if cell.text == " " {
        isNew = true
      } else if !isNew, words.last?.style == cell.style {
        words[words.count - 1].text.append(cell.text)
      } else {
        words.append((cell.style, String(cell.text)))
        isNew = false
      }
    }
    return words.map { $0.style.isEmpty ? $0.text : "\($0.style):\($0.text)" }
  }

  /// Processes bytes that a program has written.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    unfinished += bytes
    var position = 0
    while let length = step(unfinished[position...]) { position += length }
    unfinished.removeFirst(position)
  }

  // MARK: The output of a program

  /// Processes one character or sequence.
  ///
  /// - Returns: Its length in bytes, or `nil` if it is incomplete.
  private mutating func step(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return escape(bytes)
    case 7: bells += 1
    case 8:
      column = max(0, column - 1)
      isBehindLastColumn = false
    case 9: column = min(columnCount - 1, (column / 8 + 1) * 8)
    case 10: lineFeed()
    case 13:
      column = 0
      isBehindLastColumn = false
    case 0..<32, 127: addUnknown("control \(first)")
    default:
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard bytes.count >= length else { return nil }
      for scalar in String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars {
        put(scalar)
      }
      return length
    }
    return 1
  }

  private mutating func escape(_ bytes: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(bytes.prefix(64))
    guard bytes.count >= 2 else { return nil }
    guard bytes[1] == UInt8(ascii: "[") else {
      addUnknown("ESC \(Character(Unicode.Scalar(bytes[1])))")
      return 2
    }
    guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return nil
    }
    let parameters = String(decoding: bytes[2..<end], as: UTF8.self)
    control(Character(Unicode.Scalar(bytes[end])), parameters)
    return end + 1
  }

  private mutating func lineFeed() {
    isBehindLastColumn = false
    guard row == rowCount - 1 else {
      row += 1
      return
    }
    scrolledOff.append(line(0))
    cells.removeFirst()
    isBroken.removeFirst()
    cells.append(Array(repeating: Cell(), count: columnCount))
    isBroken.append(false)
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = min(Int(cpty_width(scalar.value)), columnCount)
    guard width > 0 else { return combine(scalar) }
    if isBehindLastColumn || column + width > columnCount {
      isBroken[row] = true
      column = 0
      lineFeed()
    }
    blankHalves(from: column, to: column + width)
    cells[row][column] = Cell(text: Character(scalar), style: style)
    if width == 2 { cells[row][column + 1] = Cell(style: style, isRightHalf: true) }
    column += width
    if column >= columnCount {
      column = columnCount - 1
      isBehindLastColumn = true
    }
  }

  /// Blanks the other half of each wide character that loses one half.
  private mutating func blankHalves(from start: Int, to end: Int) {
    if cells[row][start].isRightHalf { cells[row][start - 1] = Cell() }
    if end < columnCount, cells[row][end].isRightHalf { cells[row][end] = Cell() }
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    var place = isBehindLastColumn ? column : max(0, column - 1)
    if cells[row][place].isRightHalf { place -= 1 }
    var text = String(cells[row][place].text)
    text.unicodeScalars.append(scalar)
    if text.count == 1 { cells[row][place].text = Character(text) }
  }

  private mutating func control(_ final: Character, _ parameters: String) {
    guard !parameters.hasPrefix("?") else { return mode(final, parameters.dropFirst()) }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    if final != "m" { isBehindLastColumn = false }
    switch final {
    case "A": row = max(0, row - max(1, first))
    case "B": row = min(rowCount - 1, row + max(1, first))
    case "C": column = min(columnCount - 1, column + max(1, first))
    case "D": column = max(0, column - max(1, first))
    case "H":
      row = min(rowCount, max(1, first)) - 1
      column = min(columnCount, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
    case "K" where first == 0: erase(row, from: column)
    case "J" where first == 0:
      erase(row, from: column)
      for below in (row + 1)..<max(rowCount, row + 1) { erase(below, from: 0) }
    case "J" where first == 2: for row in 0..<rowCount { erase(row, from: 0) }
    case "m":
      // Every style is written completely, after a 0.
      style = parameters.split(separator: ";").drop { $0 == "0" }.joined(separator: ";")
    default: addUnknown("CSI \(parameters)\(final)")
    }
  }

  private mutating func addUnknown(_ text: String) {
    unknown.append(text)
    if tellsPastes { unknownAtPrompt.append(text) }
  }

  private mutating func erase(_ row: Int, from start: Int) {
    for column in start..<columnCount { cells[row][column] = Cell() }
    isBroken[row] = false
  }

  private mutating func mode(_ final: Character, _ parameters: Substring) {
    switch (parameters, final) {
    case ("2004", "h"), ("2004", "l"): tellsPastes = final == "h"
    case ("25", "h"), ("25", "l"): showsCursor = final == "h"
    default: addUnknown("CSI ?\(parameters)\(final)")
    }
  }
}
