import PQSystem

@testable import PQLineEditor

/// The parts of the prompt without a terminal: keys end, rows fit the screen, undo and redo are
/// inverse, and a history is read as it was written.
enum PromptOracle {
  static func check(_ input: [UInt8], _ found: inout Violations) {
    var choices = InputChoices(input)
    switch choices.below(4) {
    case 0: checkKeys(choices.takeRest(), &found)
    case 1: checkLayout(&choices, &found)
    case 2: checkUndo(&choices, &found)
    default: checkHistory(choices.takeRest(), &found)
    }
  }

  /// Every byte of a terminal becomes at most two keys.
  private static func checkKeys(_ typed: [UInt8], _ found: inout Violations) {
    guard typed.count < 30_000, let pipe = SystemCall.openPipe(), let wake = SystemCall.openPipe()
    else { return }
    try? SystemCall.writeAll(pipe.target, typed)
    SystemCall.closeDescriptor(pipe.target)
    defer {
      for end in [pipe.source, wake.source, wake.target] { SystemCall.closeDescriptor(end) }
    }
    var input = KeyInput(terminal: pipe.source, wake: wake.source)
    var count = 0
    while count <= 2 * typed.count, input.hasKeys || input.wait(0) == .bytes {
      count += 1
      guard input.next(isBound: { $0.count % 2 == 0 }) == KeyCode.paste.scalar else { continue }
      let isClean = input.takePaste().allSatisfy { $0 != "\r" && $0 != "\0" }
      found.expect(isClean, "paste-has-line-feeds-only", "\(typed)")
    }
    found.expect(count <= 2 * typed.count + 1, "keys-end", "\(typed)")
  }

  private static func checkLayout(_ choices: inout InputChoices, _ found: inout Violations) {
    let (columns, place) = (1 + choices.below(40), choices.below(256))
    let prompt = choices.pick(["pq> ", "", "a long prompt> ", "\u{E9}> ", "\u{301}> "])
    let suggestion = choices.below(3) == 0 ? choices.text(10) : ""
    var text = EditText(foreign: String(choices.takeRest()))
    text.cursor = place % (text.scalars.count + 1)
    let layout = Layout(
      text, styles: Array(repeating: CellStyle(.plain), count: text.scalars.count),
      suggestion: suggestion, prompts: ([ScreenCell](prompt, .prompt), [ScreenCell]("> ", .prompt)),
      columns: columns)
    let isInside =
      layout.rows.indices.contains(layout.cursorRow) && (0..<columns).contains(layout.cursorColumn)
    found.expect(isInside, "cursor-is-on-the-screen", "\(columns): \(text.text)")
    for row in layout.rows.indices {
      let cells = layout.cells(row)
      let shown = cells.map(\.text).joined()
      found.expect(cells.width <= columns, "rows-fit-the-screen", "\(columns): \(shown)")
      found.expect(!shown.hasControls, "rows-are-safe-to-print", shown)
    }
    let places = [text.above, text.below, text.index(ofByte: place)].compactMap { $0 }
    let areInside = places.allSatisfy { (0...text.scalars.count).contains($0) }
    found.expect(areInside, "cursor-stays-in-the-text", text.text)
  }

  private static func checkUndo(_ choices: inout InputChoices, _ found: inout Violations) {
    var log = UndoLog()
    var text = EditText("")
    for _ in 0..<200 where !choices.isEmpty {
      switch choices.below(5) {
      case 0: text = log.undo(text) ?? text
      case 1: text = log.redo(text) ?? text
      case 2:
        let piece = choices.pick(["x", "\u{E9}", "\n"])
        text = EditText(String(repeating: piece, count: choices.below(1000) * choices.below(60)))
      case 3: text.cursor = choices.below(256) % (text.scalars.count + 1)
      default:
        text.scalars.insert("a", at: text.cursor)
        text.cursor += 1
      }
      log.record(text)
      let isInside = (0...text.scalars.count).contains(text.cursor)
      found.expect(isInside, "undo-keeps-the-cursor-inside")
    }
    if let earlier = log.undo(text), let back = log.redo(earlier) {
      found.expect(back.scalars == text.scalars, "redo-is-the-inverse-of-undo", text.text)
    }
  }

  private static func checkHistory(_ input: [UInt8], _ found: inout Violations) {
    let entry = String(input)
    let line = HistoryText.line(entry)
    found.expect(!line.utf8.contains(0x0A), "history-entry-is-one-line", line)
    let read = HistoryText.entries(HistoryText.header + "\n" + line + "\n")
    let expected = entry.unicodeScalars.filter { $0 != "\0" }.map { String($0) }.joined()
    let isSame = read.map { Array($0.utf8) } == (expected.isEmpty ? [] : [Array(expected.utf8)])
    found.expect(isSame, "history-round-trip", "\(entry) / \(read)")
    for file in [input, Array((HistoryText.header + "\n").utf8) + input] {
      if let text = try? HistoryText.checked(file) { _ = HistoryText.entries(text) }
    }
    _ = StatementEnd.isComplete(entry)
    _ = StatementEnd.isExitCommand(entry)
  }
}
