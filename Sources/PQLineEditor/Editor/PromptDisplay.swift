import PQSystem

/// The prompt on the user's terminal: the text, the suggestion after it and the list below it. All output
/// of a change is written in one call.
struct PromptDisplay {
  /// The visible parts of a prompt.
  struct Content {
    let text: EditText
    /// The suggestion after the text; may be empty.
    let suggestion: String
    /// The prompt before the first line.
    let prompt: String
    /// The prompt before the other lines.
    let continuation: String
  }

  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"

  private let output: Int32
  private let isColored: Bool
  private var painter: Painter
  private var textStyles = TextStyles()
  /// The list of completions below the text.
  private var list: [[ScreenCell]] = []
  /// The output that is written with the next frame.
  private var pendingOutput = ""
  /// True if a SIGWINCH has come since the prompt was drawn.
  private var wasResized = false
  /// The number of bytes that were written to the terminal.
  private(set) var bytesWritten = 0
  /// The number of writes to the terminal.
  private(set) var writes = 0

  /// Creates a display on a terminal.
  init(on output: Int32, isColored: Bool) {
    self.output = output
    self.isColored = isColored
    painter = Painter(isColored: isColored)
  }

  /// Begins a prompt.
  mutating func begin() {
    wasResized = false
    list = []
    painter.startOver()
    takeTerminal()
  }

  /// Takes the terminal again after another program has used it.
  mutating func returnToPrompt() {
    painter.forget()
    takeTerminal()
  }

  private mutating func takeTerminal() {
    painter.size = ScreenSize(of: output) ?? painter.size
    pendingOutput = Self.pasteOn
  }

  /// Records that the size of the window may have changed.
  mutating func noteResize() { wasResized = true }

  /// Clears the prompt if the size of the window has changed since the prompt was drawn. SIGWINCH can
  /// come later than a key, so the size is read each time.
  ///
  /// Call it just before drawing. The window can change again until the output is written.
  mutating func adaptToSize() {
    guard let size = ScreenSize(of: output), wasResized || size != painter.size else { return }
    if size != painter.size { list = [] }
    wasResized = false
    pendingOutput += painter.clear(newSize: size)
  }

  /// Draws a prompt and the list, and rings the bell if wanted.
  mutating func paint(_ content: Content, rings: Bool) {
    // Only one screen of the text is visible.
    let area = painter.size.rows * painter.size.columns
    let layout = layout(content, area: area)
    write(painter.paint(layout, list: list) + (rings ? "\u{07}" : ""))
  }

  /// Draws all of a prompt for the last time, and moves the cursor below it.
  mutating func finish(_ content: Content, mark: String) {
    adaptToSize()
    let layout = layout(content, area: content.text.scalars.count)
    write(painter.finish(layout, mark: mark) + Self.pasteOff)
  }

  /// Clears the screen before the prompt is drawn again.
  mutating func clearScreen() {
    painter.forget()
    pendingOutput += "\u{1B}[H\u{1B}[2J"
  }

  /// Shows a list of completions below the text.
  mutating func show(_ completions: [LineCompletion]) {
    let limit = max(3, painter.size.rows / 2)
    list = completions.rows(width: painter.size.columns, limit: limit)
  }

  /// Removes the list of completions.
  mutating func hideList() { list = [] }

  /// True if a suggestion can be shown at present.
  var hasSuggestions: Bool { isColored && list.isEmpty }

  /// Returns true if a prompt fits on the screen.
  func fits(_ content: Content) -> Bool {
    layout(content, styles: []).rows.count <= painter.size.rows
  }

  private mutating func layout(_ content: Content, area: Int) -> Layout {
    layout(content, styles: styles(of: content.text, area))
  }

  private func layout(_ content: Content, styles: [CellStyle]) -> Layout {
    Layout(
      content.text, styles: styles, suggestion: content.suggestion,
      prompts: (
        [ScreenCell](content.prompt, .prompt), [ScreenCell](content.continuation, .continuation)
      ),
      columns: painter.size.columns)
  }

  private mutating func styles(of text: EditText, _ area: Int) -> [CellStyle] {
    guard isColored, text.scalars.first != "\\" else {
      return Array(repeating: CellStyle(.plain), count: text.scalars.count)
    }
    return textStyles.styles(of: text, around: area)
  }

  /// Writes to the terminal in one call, together with `pendingOutput`.
  private mutating func write(_ text: String) {
    let bytes = Array((pendingOutput + text).utf8)
    pendingOutput = ""
    guard !bytes.isEmpty else { return }
    // If the terminal is gone, the next read reports the end of the input.
    try? SystemCall.writeAll(output, bytes)
    writes += 1
    bytesWritten += bytes.count
  }
}

extension ScreenSize {
  /// Creates the size of a terminal; `nil` if it is unknown.
  fileprivate init?(of terminal: Int32) {
    guard let size = TerminalSize(of: terminal), size.isKnown else { return nil }
    self.init(rows: size.rows, columns: size.columns)
  }
}
