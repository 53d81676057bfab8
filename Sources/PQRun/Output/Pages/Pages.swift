import PQSystem

/// A text on its way to a terminal: written as it is if it fits the screen, and else through a pager.
///
/// Until one or the other is known nothing is written, so that no more is held than a screen and the
/// piece that is taller.
struct Pages: ~Copyable {
  /// The pager has been left; what is not written yet needs not be.
  struct Closed: Error {}

  private let choice: PagerChoice
  private let room: Int
  private var rows: ScreenRows
  /// What may still fit the screen; nil once it does not.
  private var held: [UInt8]? = []
  private var pager: PagerProcess?
  /// What is wrong with the pager; nil if nothing is.
  private var problem: String?

  /// - Parameter linesBelow: how many rows of the screen are for something else.
  init(_ choice: PagerChoice, size: TerminalSize, linesBelow: Int) {
    self.choice = choice
    room = size.rows - linesBelow
    rows = ScreenRows(columns: size.columns)
  }

  /// Adds whole lines.
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

  /// Shows what is held, and waits until the reader has seen enough.
  ///
  /// - Returns: what was wrong with the pager, if anything was.
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
