import CPseudoTerminal
import Foundation

/// A terminal that a test controls in place of a user.
public final class PseudoTerminal {
  /// The error of a test that waited for something in vain.
  public struct NeverSeen: Error, CustomStringConvertible {
    /// The expected state, and the screen that was shown instead.
    public let description: String
  }

  /// The screen of the terminal.
  public private(set) var screen: Screen
  /// All bytes that were written to the terminal.
  public private(set) var written: [UInt8] = []
  /// The number of bytes that programs have written, without the carriage return that the terminal adds
  /// to each line feed.
  public private(set) var programBytes = 0
  /// The path of the side that programs open.
  public let path: String
  private var descriptor: Int32
  /// The side that programs open. It is kept open, so that the terminal keeps its modes when no program
  /// has it open.
  private var keeper: Int32 = -1
  /// The last three bytes that were typed.
  private var lastKeys: [UInt8] = []

  /// Creates a terminal of a size.
  ///
  /// - Throws: `NeverSeen` if there is no free terminal.
  public init(rows: Int = 24, columns: Int = 80) throws {
    screen = Screen(rows: rows, columns: columns)
    var name = [CChar](repeating: 0, count: 256)
    descriptor = cpty_open(&name, name.count, &keeper)
    guard descriptor >= 0 else { throw NeverSeen(description: "there is no terminal to be had") }
    path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    setSize()
  }

  deinit { hangUp() }

  /// Closes the terminal, as if its window were closed.
  public func hangUp() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    close(keeper)
    descriptor = -1
  }

  private func setSize() {
    var size = winsize()
    size.ws_row = UInt16(screen.rowCount)
    size.ws_col = UInt16(screen.columnCount)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// Changes the size of the window. The program in it gets a signal.
  public func resize(rows: Int, columns: Int) {
    while pump(0) {}
    screen.resize(rows: rows, columns: columns)
    setSize()
  }

  /// Types the characters of a text.
  public func type(_ keys: String) { type(Array(keys.utf8)) }

  /// Types bytes. It also reads the output of the program meanwhile, so that neither waits for the
  /// other.
  public func type(_ keys: [UInt8]) {
    lastKeys = (lastKeys + keys).suffix(3)
    var rest = keys[...]
    while !rest.isEmpty {
      let count = rest.prefix(1024).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      while pump(0) {}
    }
  }

  /// True if the typed bytes end inside a character, for whose rest a program waits.
  var endsInsideCharacter: Bool {
    guard let start = lastKeys.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
    let lengths: [(ClosedRange<UInt8>, Int)] = [
      (0xC0...0xDF, 2), (0xE0...0xEF, 3), (0xF0...0xF7, 4),
    ]
    let length = lengths.first { $0.0.contains(lastKeys[start]) }?.1 ?? 1
    return lastKeys.count - start < length
  }

  /// Reads the bytes that are there or come within some milliseconds.
  ///
  /// - Returns: `true` if there were any.
  @discardableResult
  public func pump(_ milliseconds: Int32 = 20) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) == 1, Int32(request.revents) & POLLIN != 0 else {
      return false
    }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &chunk, chunk.count)
    guard count > 0 else { return false }
    written += chunk[..<count]
    programBytes += chunk[..<count].count { $0 != UInt8(ascii: "\n") }
    screen.feed(chunk[..<count])
    return true
  }

  /// Waits until a condition is true. The default timeout allows for a busy machine.
  ///
  /// - Throws: `NeverSeen` after the timeout.
  public func wait(
    for what: String, within time: Duration = .seconds(60), until isSo: () -> Bool
  ) throws {
    let start = ContinuousClock.now
    while !isSo() {
      pump()
      guard ContinuousClock.now - start < time else {
        throw NeverSeen(
          description: "never: \(what); the screen is\n\(screen.text)\n"
            + "with the cursor at \(screen.row), \(screen.column)")
      }
    }
  }

  /// Waits until the screen meets a condition.
  ///
  /// - Throws: `NeverSeen` after a minute.
  public func expect(_ what: String, _ isSo: (Screen) -> Bool) throws {
    try wait(for: what) { isSo(screen) }
  }

  /// Waits until the screen shows a text.
  ///
  /// - Throws: `NeverSeen` after a minute.
  public func expect(_ text: String) throws { try expect(text) { $0.text.contains(text) } }

  /// The number of typed bytes that no program has read yet.
  public var unreadKeys: Int {
    var count: Int32 = 0
    return ioctl(keeper, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// True if the terminal has the modes that a program finds at first: the terminal edits lines and
  /// shows keys, and Ctrl-C sends a signal.
  public var isCooked: Bool {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    let flags = tcflag_t(ICANON | ECHO | ISIG)
    return modes.c_lflag & flags == flags
  }
}
