import CEditLine

/// What a key can do that libedit does not. The names are those of `bind` in `~/.editrc`.
enum EditCommand: CaseIterable {
  case enter, newline, complete, cancel, end, suspend, clear, search, undo, paste
  case up, down, right, lineStart, lineEnd, textStart, textEnd, killLine

  /// The name, which libedit may keep.
  var name: StaticString {
    switch self {
    case .enter: "pq-enter"
    case .newline: "pq-newline"
    case .complete: "pq-complete"
    case .cancel: "pq-cancel"
    case .end: "pq-end"
    case .suspend: "pq-suspend"
    case .clear: "pq-clear"
    case .search: "pq-search"
    case .undo: "pq-undo"
    case .paste: "pq-paste"
    case .up: "pq-up"
    case .down: "pq-down"
    case .right: "pq-right"
    case .lineStart: "pq-line-start"
    case .lineEnd: "pq-line-end"
    case .textStart: "pq-text-start"
    case .textEnd: "pq-text-end"
    case .killLine: "pq-kill-line"
    }
  }

  /// The function, which libedit calls on the thread of the editor. C functions hold nothing, so
  /// there is one for each.
  var function: cedit_command {
    switch self {
    case .enter: { edit, _ in LineEditor.of(edit).enter() }
    case .newline: { edit, _ in LineEditor.of(edit).insert("\n") }
    case .complete: { edit, _ in LineEditor.of(edit).complete() }
    case .cancel: { edit, _ in LineEditor.of(edit).cancel() }
    case .end: { edit, _ in LineEditor.of(edit).end() }
    case .suspend: { edit, _ in LineEditor.of(edit).suspend() }
    case .clear: { edit, _ in LineEditor.of(edit).clearScreen() }
    case .search: { edit, _ in LineEditor.of(edit).search() }
    case .undo: { edit, _ in LineEditor.of(edit).undoChange() }
    case .paste: { edit, _ in LineEditor.of(edit).paste() }
    case .up: { edit, _ in LineEditor.of(edit).up() }
    case .down: { edit, _ in LineEditor.of(edit).down() }
    case .right: { edit, _ in LineEditor.of(edit).right() }
    case .lineStart: { edit, _ in LineEditor.of(edit).move { $0.lineStart } }
    case .lineEnd: { edit, _ in LineEditor.of(edit).move { $0.lineEnd } }
    case .textStart: { edit, _ in LineEditor.of(edit).move { _ in 0 } }
    case .textEnd: { edit, _ in LineEditor.of(edit).move { $0.scalars.count } }
    case .killLine: { edit, _ in LineEditor.of(edit).killLine() }
    }
  }
}
