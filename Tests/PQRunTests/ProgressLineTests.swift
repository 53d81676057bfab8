import PQ
import Synchronization
import Testing

@testable import PQRun

/// The progress line on a terminal.
@Suite struct ProgressLineTests {
  private final class Terminal: Sendable {
    let text = Mutex("")
    let width: Int

    init(width: Int) { self.width = width }

    var line: ProgressLine {
      ProgressLine(width: { self.width }, write: { piece in self.text.withLock { $0 += piece } })
    }

    var written: String { text.withLock { $0 } }
  }

  private static func state(_ requestCount: Int) -> WaitingState {
    var state = WaitingState(start: .now)
    state.progress = RunProgress(requestCount: requestCount)
    return state
  }

  @Test func shortWaitsHaveNoLine() {
    let terminal = Terminal(width: 80)
    let line = terminal.line
    let state = Self.state(4)
    line.show(state, at: state.start + .milliseconds(299))
    line.clear()
    #expect(terminal.written == "")
  }

  @Test func aLineIsWrittenOnceAndTakenAway() {
    let terminal = Terminal(width: 80)
    let line = terminal.line
    let state = Self.state(4)
    for time in [300, 350, 400] { line.show(state, at: state.start + .milliseconds(time)) }
    #expect(terminal.written == "\r0 of 4 requests, 0 rows\u{1B}[K")
    line.clear()
    line.clear()
    #expect(terminal.written == "\r0 of 4 requests, 0 rows\u{1B}[K\r\u{1B}[K")
  }

  @Test(arguments: [0, 1, 2, 10, 24])
  func lineFitsTheTerminal(width: Int) {
    let terminal = Terminal(width: width)
    let state = Self.state(4)
    terminal.line.show(state, at: state.start + .seconds(1))
    let text = terminal.written.dropFirst().dropLast(3)
    #expect(text == "0 of 4 requests, 0 rows".prefix(max(1, width - 1)))
  }
}
