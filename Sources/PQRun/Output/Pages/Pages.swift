import PQSystem

/// Output for a terminal: written directly if it fits the screen, otherwise through a pager.
///
/// Output is held back until that is known. At most one screen and one chunk are held.
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
    guard let held else { return try pour(lines) }
    try Signals.checkInterrupt()
    rows.add(lines)
    let all = held + lines
    guard rows.count > room else { return self.held = all }
    self.held = nil
    start()
    try pour(all)
  }

  /// Writes the output that is held, and waits until the user leaves the pager.
  ///
  /// - Returns: The problem with the pager; `nil` if there was none.
  mutating func finish() throws -> String? {
    if let held { try pour(held) }
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

  private mutating func pour(_ lines: [UInt8]) throws {
    guard pager == nil else { return try hand(lines) }
    try Signals.checkInterrupt()
    try StandardStream.output.write(lines)
  }

  private func hand(_ lines: [UInt8]) throws {
    do throws(SystemError) { try pager?.write(lines) } catch { throw Closed() }
  }
}
