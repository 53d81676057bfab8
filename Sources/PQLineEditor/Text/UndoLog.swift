/// The earlier states of the edited text, for undo and redo.
struct UndoLog {
  /// The maximum number of scalars in all states together.
  private static let limit = 1_000_000

  /// The states, the oldest first. The last one is the present text.
  private var states: [EditText]
  /// The states that were undone, the most recent at the end.
  private var undone: [EditText] = []
  private var isTyping = false
  private var size = 0

  init(_ start: EditText = EditText("")) {
    states = [start]
    size = start.scalars.count
  }

  /// Records the present text. Characters typed in sequence count as one change.
  mutating func record(_ now: EditText) {
    let last = states[states.count - 1]
    guard last.scalars != now.scalars else {
      if last.cursor != now.cursor { isTyping = false }
      states[states.count - 1].cursor = now.cursor
      return
    }
    let isTyped = Self.isTyped(from: last, to: now)
    if isTyped, isTyping, states.count > 1 { drop() }
    isTyping = isTyped
    undone = []
    states.append(now)
    size += now.scalars.count
    while size > Self.limit, states.count > 2 { size -= states.removeFirst().scalars.count }
  }

  /// Returns the text before the last change; `nil` if there was none.
  mutating func undo(_ now: EditText) -> EditText? {
    record(now)
    isTyping = false
    guard states.count > 1 else { return nil }
    undone.append(states[states.count - 1])
    drop()
    return states[states.count - 1]
  }

  /// Returns the text before the last undo; `nil` if there was none, or if the text has changed since.
  mutating func redo(_ now: EditText) -> EditText? {
    record(now)
    guard let next = undone.popLast() else { return nil }
    states.append(next)
    size += next.scalars.count
    return next
  }

  private mutating func drop() { size -= states.removeLast().scalars.count }

  private static func isTyped(from old: EditText, to new: EditText) -> Bool {
    new.scalars.count == old.scalars.count + 1 && new.cursor == old.cursor + 1
      && !new.scalars[old.cursor].properties.isWhitespace
  }
}
