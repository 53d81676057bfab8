import CEditLine
import PQSystem

/// The line editor. It turns keys into a text, on one thread that waits for keys.
///
/// libedit asks for each key. Before the editor waits for a key, it draws all changes in one write.
/// Keys that arrive faster are drawn together.
final class LineEditor {
  private let edit: EditLine
  private let settings: EditorSettings
  private let control: ControlKeys
  private let terminal: PromptTerminal
  private var keys: KeyInput
  private var display: PromptDisplay
  private var state: EditingState
  private var hasHistory = false
  private var request = LineRequest(prompt: "> ", continuation: "> ")
  /// The text of the search; `nil` if there is no search.
  private var pattern: SearchPattern?
  /// The result of the prompt; `nil` until it ends.
  private var event: LineEvent?
  /// True if no more keys will come for this prompt.
  private var inputHasEnded = false
  /// The number of signals that were handled.
  private var signalCount = 0

  /// Creates an editor; `nil` if libedit does not support the terminal.
  ///
  /// - Parameter wake: a pipe of wake-ups. A byte is the number of a signal, or 0 to end the prompt.
  init?(_ settings: EditorSettings, wake: PipeEnds) {
    control = ControlKeys(of: settings.input)
    guard let edit = EditLine(user: settings.input) else { return nil }
    self.edit = edit
    self.settings = settings
    state = EditingState(edit)
    terminal = PromptTerminal(edit, settings, wakeTarget: wake.target)
    keys = KeyInput(terminal: settings.input, wake: wake.source)
    display = PromptDisplay(on: settings.output, isColored: settings.isColored)
    cedit_set_context(edit.handle, Unmanaged.passUnretained(self).toOpaque())
    cedit_set_reader(edit.handle) { edit, key in
      guard let next = LineEditor.of(edit).nextKey() else { return 0 }
      key?.pointee = wchar_t(next.value)
      return 1
    }
  }

  /// Returns the editor of a libedit handle.
  static func of(_ edit: OpaquePointer?) -> LineEditor {
    guard let edit, let context = cedit_context(edit) else {
      fatalError("libedit has lost its editor")
    }
    return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }

  /// Adds the editor's commands to libedit, and binds the keys.
  ///
  /// - Returns: The errors in the user's settings, one message for each.
  func prepare() -> [String] { KeySetup(edit, control).run(settingsFile: settings.settingsFile) }

  /// True unless the user's settings turn editing off.
  var isOn: Bool { edit.isOn }

  /// Shows a prompt and waits until it ends.
  func read(_ request: LineRequest) -> LineEvent {
    self.request = request
    event = nil
    keys.startOver()
    state.startOver()
    display.begin()
    inputHasEnded = !terminal.begin()
    let hasLine = cedit_edit(edit.handle) != 0
    if event == nil { event = hasLine && !inputHasEnded ? textFromLibedit() : .end }
    finish()
    return event ?? .end
  }

  /// Returns the text after a command of libedit has ended the line. This happens only if the user has
  /// bound a key to that command.
  private func textFromLibedit() -> LineEvent {
    state.trimEnd()
    return .text(state.text.text)
  }

  /// Draws the text without a suggestion, and restores the terminal.
  private func finish() {
    pattern = nil
    _ = edit.takeBell()
    display.finish(content(state.text), mark: event == .interrupted ? "^C" : "")
    terminal.end()
    state.finish(event)
  }
}

// MARK: Keys

extension LineEditor {
  /// Waits for the next key and returns it; `nil` at the end of the input.
  private func nextKey() -> Unicode.Scalar? {
    insertGivenText()
    if pattern == nil { state.record() }
    while !inputHasEnded {
      if keys.hasKeys {
        loadHistory()
        guard let key = keys.next(isBound: isBound) else { continue }
        display.hideList()
        return key
      }
      // While the terminal has more input, drawing can wait.
      if !Readiness.hasBytes(settings.input) { becomeIdle() }
      switch keys.wait() {
      case .wake(LinePrompt.WakeUp.end), .end: inputHasEnded = true
      case .wake(let signal):
        signalCount += 1
        if let key = take(signal: Int32(signal)) { return key }
      case .bytes, .nothing: break
      }
    }
    return nil
  }

  private func becomeIdle() {
    present()
    loadHistory()
    settings.observer?(
      EditorIdle(
        signals: signalCount, bytesRead: keys.consumed, bytesWritten: display.bytesWritten,
        writes: display.writes))
  }

  /// Inserts the initial text of the prompt. Call it when libedit asks for the first key, because
  /// libedit clears the text before that.
  private func insertGivenText() {
    guard !request.text.isEmpty else { return }
    state.begin(with: EditText(foreign: request.text))
    request.text = ""
  }

  /// Loads the history of earlier sessions once.
  private func loadHistory() {
    guard !hasHistory else { return }
    hasHistory = true
    state.load(settings.history())
  }

  private func isBound(_ sequence: String) -> Bool {
    edit.binding(of: "\\e" + sequence).contains("->")
  }

  /// Handles a signal. Returns the key that stands for the signal; `nil` if there is none.
  private func take(signal: Int32) -> Unicode.Scalar? {
    switch signal {
    case SIGWINCH: display.noteResize()
    case SIGCONT: returnToPrompt()
    case SIGTSTP: _ = suspend()
    case SIGINT: return KeyCode.cancel.scalar
    default: break
    }
    return nil
  }

  /// Stops the process group until the user continues it.
  func suspend() -> UInt8 {
    display.hideList()
    display.finish(content(state.text), mark: "")
    terminal.stop()
    returnToPrompt()
    return code(of: .refresh)
  }

  /// Draws the prompt again after another program has used the terminal.
  private func returnToPrompt() {
    let hasTerminal = terminal.resume()
    inputHasEnded = inputHasEnded || !hasTerminal
    display.returnToPrompt()
  }
}

// MARK: Drawing

extension LineEditor {
  /// Draws the current state.
  private func present() {
    display.adaptToSize()
    let bell = edit.takeBell()
    let text = state.text
    display.paint(content(text, suggestion: suggestion(after: text)), rings: bell)
  }

  private func content(_ text: EditText, suggestion: String = "") -> PromptDisplay.Content {
    PromptDisplay.Content(
      text: text, suggestion: suggestion, prompt: pattern?.prompt ?? request.prompt,
      continuation: request.continuation)
  }

  /// Returns the suggestion: the rest of an earlier entry that starts with the same text. The
  /// result is empty if there is no such entry.
  private func suggestion(after text: EditText) -> String {
    guard text.isAtEnd, pattern == nil, display.hasSuggestions else { return "" }
    let rest = state.rest(after: text)
    return Suggestion.offered(rest) { display.fits(content(text, suggestion: rest)) }
  }
}

// MARK: Commands

extension LineEditor {
  /// Runs a command that needs no more keys, and returns its code for libedit.
  func run(_ command: (inout EditingState) -> CommandResult) -> UInt8 { code(of: command(&state)) }

  /// Applies the result of a command.
  ///
  /// - Returns: the code of the result for libedit.
  private func code(of result: CommandResult) -> UInt8 {
    switch result {
    case .refresh, .failure: break
    case .steps(let steps, let places): keys.push(steps, goingTo: places)
    case .motion(let motion): keys.push(motion)
    case .end(let event):
      self.event = event
      display.hideList()
    }
    return result.code
  }

  func paste() -> UInt8 { run { $0.insert(keys.takePaste()) } }

  /// Inserts the next key as a character, even if the key has a binding.
  func quote() -> UInt8 {
    guard let key = nextKey() else { return code(of: .refresh) }
    if key == KeyCode.paste.scalar { return paste() }
    // NUL and a key that stands for several characters cannot be in a text.
    guard key != "\0", !(0x80..<0xA0).contains(key.value) else { return code(of: .failure) }
    return run { $0.insert([key]) }
  }

  /// Moves to the end of the line, or accepts the suggestion.
  func lineEnd() -> UInt8 { accept(\.self) { $0.move { $0.lineEnd } } }

  /// Moves one word on, or accepts the next word of the suggestion.
  func wordRight() -> UInt8 {
    accept(Suggestion.firstWord(of:)) { _ in .steps([.nextWord], goingTo: []) }
  }

  /// Moves one character on, or accepts the suggestion.
  func right() -> UInt8 { accept(\.self) { $0.moveRight() } }

  /// Inserts a part of the suggestion; runs another command if there is none.
  private func accept(
    _ part: (String) -> String, or command: (inout EditingState) -> CommandResult
  ) -> UInt8 {
    let suggestion = suggestion(after: state.text)
    guard !suggestion.isEmpty else { return run(command) }
    return run { $0.insert(Array(part(suggestion).unicodeScalars)) }
  }

  /// Moves to the next place of a command that has several steps. libedit must not redraw between the
  /// steps, because in vi's command mode it would step back from the end of the text.
  func goToPlace() -> UInt8 {
    guard let place = keys.nextPlace() else { return code(of: .failure) }
    edit.move(to: place)
    return code(of: .steps([], goingTo: []))
  }

  func clearScreen() -> UInt8 {
    display.clearScreen()
    return code(of: .refresh)
  }

  func complete() -> UInt8 {
    let text = state.text
    let found = request.completer?(text.text, text.cursorInBytes) ?? []
    if let new = found.insertion(in: text) {
      state.replace(found[0].range, with: new)
      if found.count == 1 { return code(of: .refresh) }
    }
    guard !found.isEmpty else { return code(of: .failure) }
    display.show(found)
    return code(of: .refresh)
  }

  /// Searches the history incrementally, the newest entry first.
  func search() -> UInt8 {
    var search = state.historySearch
    defer { pattern = nil }
    while true {
      pattern = search.pattern
      edit.replace(with: search.shown)
      guard let key = nextKey() else { return code(of: .refresh) }
      switch search.take(key, control) {
      case .goOn: continue
      case .accept: break
      case .pass: keys.push([key])
      case .cancel: edit.replace(with: search.original)
      }
      return code(of: .refresh)
    }
  }

  /// Reads the motion of an operator of vi.
  func operate(_ kind: ViOperator) -> UInt8 {
    guard let key = nextKey() else { return code(of: .refresh) }
    return run { $0.operate(kind, to: key) }
  }

  /// Repeats the last change of vi. libedit replays the keys of the change, perhaps in another mode
  /// than the original one. The replayed keys may contain a `.`, which would repeat itself endlessly.
  /// So only a typed `.` has an effect.
  func repeatChange() -> UInt8 {
    code(of: keys.takeTyped() ? .motion([KeyCode.viRepeat.scalar]) : .failure)
  }

  /// Reads a text for vi's `/` or `?`, and shows the nearest entry that contains it.
  func viSearch(_ direction: HistoryRecall.Direction) -> UInt8 {
    guard let typed = readPattern() else { return code(of: .refresh) }
    return run { $0.viSearch(typed, direction) }
  }

  /// Reads a text up to Enter and shows it in the prompt; `nil` if the user cancelled.
  private func readPattern() -> String? {
    var reader = PatternReader()
    defer { pattern = nil }
    while true {
      pattern = reader.pattern
      guard let key = nextKey() else { return nil }
      switch reader.take(key, control) {
      case .goOn, .pass: continue
      case .accept: return reader.pattern.text
      case .cancel: return nil
      }
    }
  }
}
