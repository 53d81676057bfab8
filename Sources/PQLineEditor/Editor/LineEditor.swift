import CEditLine
import PQSystem

/// The line editor. It turns keys into a text, on one thread that waits for keys.
///
/// libedit asks for each key. Before the editor waits for one, it draws all changes in one write. Keys
/// that arrive faster are drawn together.
final class LineEditor {
  let edit: EditLine
  let settings: EditorSettings
  /// The writing end of the wake-up pipe.
  let wakeTarget: Int32
  let control: ControlKeys
  var keys: KeyInput
  var painter: Painter
  var undo = UndoLog()
  var recall = HistoryRecall([])
  private var hasHistory = false
  var request = LineRequest(prompt: "> ", continuation: "> ")
  /// The text of the search and whether an entry contains it; `nil` if there is no search.
  var pattern: (text: String, isFound: Bool)?
  /// The last search of vi; `nil` if there was none.
  var lastViSearch: ViSearch?
  /// The list of completions below the text.
  var list: [[Cell]] = []
  /// The result of the prompt; `nil` until it ends.
  var event: LineEvent?
  /// The output that is written with the next frame.
  var unwritten = ""
  /// The targets of a command of several steps.
  var places: [Int] = []
  /// True if the user has typed a key since the last `.` of vi.
  var isTyped = false
  /// True if a SIGWINCH came since the prompt was drawn.
  var wasResized = false
  /// True if no more keys will come for this prompt.
  var isOver = false
  private var idle = EditorIdle()
  private var textStyles = TextStyles()

  /// Creates an editor; `nil` if libedit does not support the terminal.
  ///
  /// - Parameter wake: a pipe of wake-ups. A byte is the number of a signal, or 0 to end the prompt.
  init?(_ settings: EditorSettings, wake: PipeEnds) {
    control = ControlKeys(of: settings.input)
    guard let edit = EditLine(user: settings.input) else { return nil }
    self.edit = edit
    self.settings = settings
    wakeTarget = wake.target
    keys = KeyInput(terminal: settings.input, wake: wake.source)
    painter = Painter(isColored: settings.isColored)
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

  /// Waits for the next key and returns it; `nil` at the end of the input.
  func nextKey() -> Unicode.Scalar? {
    insertGivenText()
    if pattern == nil { undo.record(edit.text) }
    while !isOver {
      if keys.hasKeys {
        loadHistory()
        let isPushed = keys.hasPushed
        guard let key = keys.next(isBound: isBound) else { continue }
        list = []
        isTyped = isTyped || !isPushed
        return key
      }
      if !hasMoreInput() {
        present()
        loadHistory()
        idle.bytesRead = keys.consumed
        settings.observer?(idle)
      }
      switch keys.wait() {
      case .wake(LinePrompt.Wish.end), .end: isOver = true
      case .wake(let signal):
        idle.signals += 1
        if let key = take(signal: Int32(signal)) { return key }
      case .bytes, .nothing: break
      }
    }
    return nil
  }

  /// Inserts the initial text of the prompt. It waits for the first request of a key, because libedit
  /// clears the text before.
  private func insertGivenText() {
    guard !request.text.isEmpty else { return }
    edit.insert(EditText(foreign: request.text).scalars)
    request.text = ""
    undo = UndoLog(edit.text)
  }

  /// Loads the history of earlier sessions once. In vi mode libedit gets it too, for its own commands.
  private func loadHistory() {
    guard !hasHistory else { return }
    hasHistory = true
    recall = HistoryRecall(settings.history())
    if isVi { for entry in recall.entries { edit.remember(entry) } }
  }

  /// Returns true if the terminal has more input, so that drawing can wait.
  private func hasMoreInput() -> Bool {
    Readiness.hasBytes(settings.input)
  }

  private func isBound(_ sequence: String) -> Bool {
    edit.binding(of: "\\e" + sequence).contains("->")
  }

  // MARK: Drawing

  func layout(withGhost: Bool = true) -> Layout {
    let text = edit.text
    // While editing, only one screen of the text is visible. At the end all of it is drawn.
    let area = withGhost ? painter.size.rows * painter.size.columns : text.scalars.count
    return Layout(
      text, styles: styles(of: text, area), ghost: withGhost ? ghost(of: text) : "",
      prompts: prompts,
      columns: painter.size.columns)
  }

  private var prompts: (first: [Cell], next: [Cell]) {
    ([Cell](prompt, .prompt), [Cell](request.continuation, .continuation))
  }

  private var prompt: String {
    pattern.map { "(\($0.isFound ? "" : "failed ")search `\($0.text)') " } ?? request.prompt
  }

  private func styles(of text: EditText, _ area: Int) -> [CellStyle] {
    guard settings.isColored, text.scalars.first != "\\" else {
      return Array(repeating: CellStyle(.plain), count: text.scalars.count)
    }
    return textStyles.styles(of: text, around: area)
  }

  /// Returns the suggestion: the rest of an earlier entry that starts the same way. Empty if there is
  /// none.
  func ghost(of text: EditText) -> String {
    guard settings.isColored, text.isAtEnd, pattern == nil, list.isEmpty else { return "" }
    let rest = recall.rest(after: text)
    let size = painter.size
    return Suggestion.offered(rest) {
      Layout(text, styles: [], ghost: rest, prompts: prompts, columns: size.columns)
        .rows.count <= size.rows
    }
  }

  /// Draws the current state.
  func present() {
    adaptToSize()
    let bell = edit.takeBell() ? "\u{07}" : ""
    write(painter.paint(layout(), list: list) + bell)
  }

  /// Writes to the terminal in one call, together with `unwritten`.
  func write(_ text: String) {
    let bytes = Array((unwritten + text).utf8)
    unwritten = ""
    guard !bytes.isEmpty else { return }
    // If the terminal is gone, the next read reports the end of the input.
    try? SystemCall.writeAll(settings.output, bytes)
    idle.writes += 1
    idle.bytesWritten += bytes.count
  }
}
