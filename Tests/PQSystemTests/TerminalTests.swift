import CPseudoTerminal
import PQSystem
import Testing

/// The properties of a terminal, and of a descriptor that is not one.
@Suite struct TerminalTests {
  /// Calls `body` with the descriptors of both sides of a new terminal.
  private func withTerminal(_ body: (_ user: Int32, _ program: Int32) throws -> Void) throws {
    var (path, program) = ([CChar](repeating: 0, count: 256), Int32(-1))
    let user = cpty_open(&path, path.count, &program)
    try #require(user >= 0)
    defer { for side in [user, program] { close(side) } }
    try body(user, program)
  }

  @Test func theSizeIsThatOfTheWindow() throws {
    try withTerminal { _, program in
      let unknown = try #require(TerminalSize(of: program))
      #expect(unknown == TerminalSize(rows: 0, columns: 0) && !unknown.isKnown)
      var size = winsize()
      (size.ws_row, size.ws_col) = (24, 300)
      try #require(ioctl(program, UInt(TIOCSWINSZ), &size) == 0)
      #expect(TerminalSize(of: program) == TerminalSize(rows: 24, columns: 300))
    }
  }

  @Test func modesAreTakenAndGivenBack() throws {
    try withTerminal { _, program in
      let usual = try #require(TerminalModes(of: program))
      #expect(usual.key(VINTR) == 3 && usual.key(VEOF) == 4)
      var changed = termios()
      tcgetattr(program, &changed)
      withUnsafeMutableBytes(of: &changed.c_cc) { keys in
        keys[Int(VINTR)] = 1
        keys[Int(VSUSP)] = UInt8(truncatingIfNeeded: fpathconf(program, Int32(_PC_VDISABLE)))
      }
      tcsetattr(program, TCSANOW, &changed)
      let now = try #require(TerminalModes(of: program))
      #expect(now != usual && now.key(VINTR) == 1 && now.key(VSUSP) == nil)
      usual.set(program)
      #expect(TerminalModes(of: program) == usual)
    }
  }

  @Test func aPipeIsNotATerminal() throws {
    let ends = try #require(PipeEnds())
    defer { for end in [ends.source, ends.target] { close(end) } }
    #expect(!Terminal.isOne(ends.source))
    #expect(TerminalSize(of: ends.source) == nil && TerminalModes(of: ends.source) == nil)
    try withTerminal { _, program in #expect(Terminal.isOne(program)) }
  }
}
