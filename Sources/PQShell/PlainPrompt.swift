import PQ
import PQLineEditor
import PQRun

/// The prompt for terminals without a line editor. A statement ends with `;` or an empty line, and a
/// line cannot be edited after Enter.
struct PlainPrompt {
  private var lines = PlainLines()

  /// Reads and runs texts until the input ends.
  mutating func run(_ shell: inout Shell) async throws {
    while true {
      Signals.noteInterrupt()
      switch try nextText(shell.nextRequest()) {
      case .end: return
      case .interrupted: continue
      case .line(let text):
        shell.history.add(text)
        if try await shell.take(text) == .leave { return }
      }
    }
  }

  /// Returns the next text. If the input ends, the last text may be incomplete.
  private mutating func nextText(_ request: LineRequest) throws -> PlainLines.Arrival {
    // The draft cannot be edited here. The user can continue it, or run it with an empty line.
    let start = request.text.isEmpty ? "" : request.text + "\n"
    var text = start
    var prompt = request.prompt + request.text
    if !start.isEmpty { prompt += "\n" + request.continuation }
    while true {
      try StandardStream.error.write(Array(prompt.utf8))
      let arrival = try lines.next()
      guard case .line(let line) = arrival else {
        // The output that follows begins on a new line.
        StandardStream.error.note("")
        return arrival == .end && text != start ? .line(text) : arrival
      }
      text += line
      if line.allSatisfy(\.isWhitespace) || StatementEnd.isComplete(text) {
        return .line(text.trimmedEnd)
      }
      prompt = request.continuation
    }
  }
}
