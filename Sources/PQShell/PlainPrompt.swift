import PQ
import PQLineEditor
import PQRun

/// The plain conversation, for terminals that cannot do more: a statement ends with `;` or an empty
/// line, and a line that was sent cannot be edited any more.
struct PlainPrompt {
  private var lines = PlainLines()

  /// Reads and answers texts until the input ends.
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

  /// The next text. What was begun when the input ends is the last one.
  private mutating func nextText(_ request: LineRequest) throws -> PlainLines.Arrival {
    // What stands there already cannot be edited here, but gone on with, or run by an empty line.
    let start = request.text.isEmpty ? "" : request.text + "\n"
    var text = start
    var prompt = request.prompt + request.text
    if !start.isEmpty { prompt += "\n" + request.continuation }
    while true {
      try StandardStream.error.write(Array(prompt.utf8))
      let arrival = try lines.next()
      guard case .line(let line) = arrival else {
        // The next words begin a line of their own.
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
