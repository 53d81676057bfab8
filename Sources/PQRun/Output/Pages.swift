import PQRender
import PQSystem

/// Output for a terminal: written directly if it fits the screen, otherwise through a pager.
///
/// Output is held back until it ends or is taller than the screen. At most one screen and one chunk
/// are held.
struct Pages: ~Copyable {
  /// The pager has ended. The rest of the output is not needed.
  struct Closed: Error {}

  private let choice: PagerChoice
  private let room: Int
  private var rows: ScreenRows
  /// The output held so far; `nil` once it is taller than the screen.
  private var held: [UInt8]? = []
  private var pager: PagerProcess?
  /// The reason why the pager cannot be used; `nil` if there is none.
  private var problem: String?

  /// Creates the output for a terminal.
  ///
  /// - Parameter linesBelow: the number of rows at the bottom of the screen to keep free.
  init(_ choice: PagerChoice, size: TerminalSize, linesBelow: Int) {
    self.choice = choice
    room = size.rows - linesBelow
    rows = ScreenRows(columns: size.columns)
  }

  /// Appends whole lines.
  ///
  /// - Throws: `Closed` if the pager has ended, `Signals.Interrupt` if the user cancelled, or an error
  ///   of writing to standard output.
  mutating func write(_ lines: [UInt8]) throws {
    guard let held else { return try writeLines(lines) }
    try Signals.checkInterrupt()
    rows.add(lines)
    let all = held + lines
    guard rows.count > room else { return self.held = all }
    self.held = nil
    start()
    try writeLines(all)
  }

  /// Writes the output that is held, and waits until the user leaves the pager.
  ///
  /// - Returns: The problem with the pager; `nil` if there was none.
  mutating func finish() throws -> String? {
    if let held { try writeLines(held) }
    held = nil
    guard let status = pager?.wait(), status != 0 else { return problem }
    return "the pager \(choice.name) has ended with status \(status)"
  }

  private mutating func start() {
    do throws(SystemError) {
      pager = try PagerProcess(choice)
    } catch {
      problem = "the pager \(choice.name) cannot be started (\(error.reason))"
    }
  }

  private mutating func writeLines(_ lines: [UInt8]) throws {
    guard pager == nil else { return try writeToPager(lines) }
    try Signals.checkInterrupt()
    try StandardStream.output.write(lines)
  }

  private func writeToPager(_ lines: [UInt8]) throws {
    do throws(SystemError) { try pager?.write(lines) } catch { throw Closed() }
  }
}

/// A running pager program that reads from a pipe.
struct PagerProcess: ~Copyable {
  private var program: ForegroundProgram
  private var target: Int32

  init(_ choice: PagerChoice) throws(SystemError) {
    // The pager must not inherit the writing end, or it would never see the end of its input.
    guard let ends = PipeEnds() else { throw .last }
    defer { close(ends.source) }
    do throws(SystemError) {
      program = try ForegroundProgram(choice.words, input: ends.source)
    } catch {
      close(ends.target)
      throw error
    }
    target = ends.target
  }

  deinit { if target >= 0 { close(target) } }

  /// Writes lines to the pager. Waits while the user does not scroll on.
  func write(_ lines: [UInt8]) throws(SystemError) { try SystemCall.writeAll(target, lines) }

  /// Closes the pipe and waits until the user leaves the pager.
  ///
  /// - Returns: The pager's exit status, or 128 plus the number of the signal that ended it.
  mutating func wait() -> Int32 {
    close(target)
    target = -1
    return program.wait()
  }
}

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
