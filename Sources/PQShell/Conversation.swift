import PQ
import PQLineEditor
import PQLive
import PQRender
import PQRun
import PQSystem

/// The interactive shell on a terminal.
package struct Conversation {
  package init() {}

  /// Reads and runs texts until the user leaves.
  ///
  /// - Throws: an error of reading standard input or of writing results.
  package func run(_ shell: inout Shell) async throws {
    Signals.catchInterrupts()
    // The token is registered before the first input, so that the history never contains it.
    TokenMemory.ofProgram.learn(
      from: TokenSource(shell.runner.session.environment.settings.token))
    let prompt = await editor(shell.reporting, shell.history, shell.runner.reporter)
    if !shell.reporting.isQuiet {
      let banner = Banner(backend: shell.backend, clock: shell.runner.session.now)
      for line in banner.lines { shell.say(line) }
    }
    do {
      try await read(from: prompt, &shell)
    } catch is ClosedPipe {
      // Standard output is closed. Results in a file are still committed.
    }
    shell.tell(try shell.target.close())
    try shell.target.commitDescriptions()
  }

  /// Reads and runs texts, with the line editor if there is one.
  private func read(from prompt: LinePrompt?, _ shell: inout Shell) async throws {
    if let prompt {
      defer { prompt.close() }
      try await edit(prompt, &shell)
    } else {
      var plain = PlainPrompt()
      try await plain.run(&shell)
    }
  }

  private func edit(_ prompt: LinePrompt, _ shell: inout Shell) async throws {
    while true {
      switch await prompt.read(shell.nextRequest()) {
      case .end: return
      case .interrupted: continue
      case .text(let text):
        shell.history.add(text)
        if try await shell.take(text) == .leave { return }
      }
    }
  }

  /// Returns the line editor; `nil` if the terminal cannot have a line editor.
  private func editor(
    _ reporting: ReportStyle, _ history: ShellHistory, _ reporter: Reporter
  ) async -> LinePrompt? {
    guard StandardStream.output.isTerminal, !ProcessEnvironment.isDumbTerminal else { return nil }
    var settings = EditorSettings()
    settings.isColored = reporting.isColored(.output)
    settings.settingsFile = settingsFile
    do throws(LinePrompt.Unavailable) {
      if let contents = history.load() { settings.history = { contents.entries } }
      let (prompt, notes) = try await LinePrompt.open(settings)
      for note in notes { reporter.report(shell: note) }
      return prompt
    } catch {
      if let reason = error.reason { reporter.report(shell: reason) }
      return nil
    }
  }

  /// The path of libedit's own settings file, as other programs with libedit use it.
  private var settingsFile: String? {
    ProcessEnvironment.value("EDITRC") ?? ProcessEnvironment.value("HOME").map { $0 + "/.editrc" }
  }
}

extension Shell {
  /// Returns the next prompt. It starts with the draft, and the draft becomes empty.
  mutating func nextRequest() -> LineRequest {
    defer { draft = "" }
    let mark = lesson.map { " \($0.mark)" } ?? ""
    let completer = ShellCompleter(runner.session, seen)
    return LineRequest(
      backend: VisibleText.of(backend.place.shortName) + mark,
      completer: { completer.completions(of: $0, at: $1) }, text: draft)
  }
}

/// The first two lines of the interactive shell, at most 80 columns wide.
struct Banner {
  /// The selected backend.
  let backend: BackendChoice
  /// The time of the session.
  let clock: Instant

  /// The lines: the purpose of pq and its backend, and a query to try.
  var lines: [String] {
    backend.isOfTutorial
      ? [
        "pq asks Peer5's export API; here a demo answers, of a site that is made up.",
        "New? \\tutorial has eight lessons. Try SELECT http, p2p LAST 24h; or \\? for help.",
      ]
      : [
        introduction,
        "Its clock is \(clock.minute). Try SELECT http, p2p LAST 24h; \\? or \\tutorial.",
      ]
  }

  private var introduction: String {
    let (start, end) = ("pq asks Peer5's export API; here ", " answers.")
    let room = 80 - start.displayWidth - end.displayWidth
    return start + VisibleText.of(backend.place.shortName).shortened(toWidth: room) + end
  }
}

extension Instant {
  /// The start of the minute.
  fileprivate var minute: Instant {
    let minute: Int64 = 60_000
    return Instant(milliseconds: milliseconds - (milliseconds % minute + minute) % minute)
  }
}
