import CEditLine
import PQSystem

/// A prompt: keys in, a text out. It lives on one thread, which waits for keys.
///
/// libedit asks for a key; in front of each wait all that is new is painted, in one write. Keys
/// that come faster than that are painted together.
final class LineEditor {
  let edit: EditLine
  let settings: EditorSettings
  /// Whoever wants something of the editor writes a byte here.
  let wakeTarget: Int32
  let control: ControlKeys
  var keys: KeyInput
  var painter: Painter
  var undo = UndoLog()
  var recall = HistoryRecall([])
  private var hasHistory = false
  var request = LineRequest(prompt: "> ", continuation: "> ")
  /// What the search looks for, and whether there is such a thing; nil if there is no search.
  var pattern: (text: String, isFound: Bool)?
  /// The last search of vi's; nil if there was none.
  var lastViSearch: ViSearch?
  /// The list below the text.
  var list: [[Cell]] = []
  /// How the prompt ends; nil while it does not.
  var event: LineEvent?
  /// What is written with the next frame.
  var unwritten = ""
  /// Where a command of several steps goes next.
  var places: [Int] = []
  /// Whether a key was typed since vi's `.` was last obeyed.
  var isTyped = false
  /// Whether the window has had another size since the prompt was painted.
  var wasResized = false
  /// Whether there is no more key to come for this prompt.
  var isOver = false
  private var idle = EditorIdle()
  private var textStyles = TextStyles()

  /// - Parameter wake: a pipe. A byte comes through it when somebody wants something: the number of
  ///   a signal, or 0 for the end.
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

  /// The editor that libedit calls for.
  static func of(_ edit: OpaquePointer?) -> LineEditor {
    guard let edit, let context = cedit_context(edit) else {
      fatalError("libedit has lost its editor")
    }
    return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }

  /// The next key, when it comes; nil at the end.
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

  /// Inserts what is to stand there from the start. libedit begins with an empty text, whatever
  /// was there before its first key.
  private func insertGivenText() {
    guard !request.text.isEmpty else { return }
    edit.insert(EditText(foreign: request.text).scalars)
    request.text = ""
    undo = UndoLog(edit.text)
  }

  /// Gets what was typed in earlier conversations, unless it is there. vi's own search knows it
  /// too.
  private func loadHistory() {
    guard !hasHistory else { return }
    hasHistory = true
    recall = HistoryRecall(settings.history())
    if isVi { for entry in recall.entries { edit.remember(entry) } }
  }

  /// Whether more is to come at once, so that painting can wait.
  private func hasMoreInput() -> Bool {
    Readiness.hasBytes(settings.input)
  }

  private func isBound(_ sequence: String) -> Bool {
    edit.binding(of: "\\e" + sequence).contains("->")
  }

  // MARK: What is seen

  func layout(withGhost: Bool = true) -> Layout {
    let text = edit.text
    // No more than a screen of the text is seen at once, but in the end all of it.
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

  /// The rest of what was typed before and begins like this.
  func ghost(of text: EditText) -> String {
    guard settings.isColored, text.isAtEnd, pattern == nil, list.isEmpty else { return "" }
    let rest = recall.rest(after: text)
    let size = painter.size
    return Ghost.offered(rest) {
      Layout(text, styles: [], ghost: rest, prompts: prompts, columns: size.columns)
        .rows.count <= size.rows
    }
  }

  /// Shows what is there now.
  func present() {
    adaptToSize()
    let bell = edit.takeBell() ? "\u{07}" : ""
    write(painter.paint(layout(), list: list) + bell)
  }

  /// Writes to the terminal, all at once.
  func write(_ text: String) {
    let bytes = Array((unwritten + text).utf8)
    unwritten = ""
    guard !bytes.isEmpty else { return }
    // A terminal that is gone ends the input as well.
    try? SystemCall.writeAll(settings.output, bytes)
    idle.writes += 1
    idle.bytesWritten += bytes.count
  }
}
