import PQ
import PQLineEditor
import PQRun
import PQSystem

/// The prompt for terminals without a line editor. A statement ends with `;` or an empty line, and a
/// line cannot be edited after Enter.
struct PlainPrompt {
  private var lines = PlainLines()

  /// Reads and runs texts until the input ends.
  mutating func run(_ shell: inout Shell) async throws {
    while true {
      Signals.noteInterrupt()
      let reporter = shell.runner.reporter
      switch try nextText(shell.nextRequest(), reporter) {
      case .end: return
      case .interrupted: continue
      case .line(let text):
        shell.history.add(text)
        if try await shell.take(text) == .leave { return }
      }
    }
  }

  /// Returns the next text. If the input ends, the last text may be incomplete.
  private mutating func nextText(
    _ request: LineRequest, _ reporter: Reporter
  ) throws -> PlainLines.Arrival {
    // The draft cannot be edited here. The user can continue it, or run it with an empty line.
    let start = request.text.isEmpty ? "" : request.text + "\n"
    var text = start
    var prompt = request.prompt + request.text
    if !start.isEmpty { prompt += "\n" + request.continuation }
    while true {
      reporter.prompt(prompt)
      let arrival = try lines.next()
      guard case .line(let line) = arrival else {
        // The output that follows begins on a new line.
        reporter.prompt("\n")
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

/// The lines of standard input without a line editor; the terminal itself provides simple editing.
private struct PlainLines {
  /// The result of waiting for a line.
  enum Arrival: Equatable {
    /// A line with its line feed, if it has one.
    case line(String)
    /// The user has pressed Ctrl-C.
    case interrupted
    case end
  }

  /// The maximum time of one wait, in milliseconds. A signal may arrive just before the wait begins, so
  /// Ctrl-C can take this long.
  private static let patience: Int32 = 100

  private var bytes: [UInt8] = []

  /// Waits for the next line.
  ///
  /// - Throws: `CommandFailure.usage` if standard input cannot be read.
  mutating func next() throws -> Arrival {
    while true {
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) { return .line(take(end + 1)) }
      if Signals.isInterrupted {
        bytes = []
        return .interrupted
      }
      Foreground.wait(for: 0)
      guard Readiness.canRead(0, within: Self.patience) else { continue }
      let chunk = try Self.chunk()
      if chunk.isEmpty { return bytes.isEmpty ? .end : .line(take(bytes.count)) }
      bytes += chunk
    }
  }

  private mutating func take(_ count: Int) -> String {
    defer { bytes.removeFirst(count) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private static func chunk() throws -> [UInt8] {
    do throws(SystemError) {
      return try SystemCall.readSome(0, upTo: 4096)
    } catch {
      // A terminal that was disconnected counts as the end of input.
      if error.code == EIO { return [] }
      throw CommandFailure.usage("cannot read standard input: \(error.reason)")
    }
  }
}
