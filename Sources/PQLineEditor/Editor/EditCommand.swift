import CEditLine

/// The editor commands that libedit does not have. Their names can be used with `bind` in `~/.editrc`.
enum EditCommand: CaseIterable {
  case enter, newline, complete, cancel, end, suspend, clear, search, undo, paste
  case redo, up, down, right, wordRight, lineStart, lineEnd, textStart, textEnd, killLine, goToPlace
  case quote, copyWord
  case viDelete, viChange, viYank, viKillToEnd, viChangeToEnd, viChangeLine, viAddToLine
  case viInsertInLine, viSearchOlder, viSearchNewer, viSearchOn, viSearchBack, viRepeat

  /// The name of the command. It is static, because libedit may keep the pointer.
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
    case .redo: "pq-redo"
    case .wordRight: "pq-word-right"
    case .goToPlace: "pq-go-to-place"
    case .quote: "pq-quote"
    case .copyWord: "pq-copy-word"
    case .viDelete: "pq-vi-delete"
    case .viChange: "pq-vi-change"
    case .viYank: "pq-vi-yank"
    case .viKillToEnd: "pq-vi-kill-to-end"
    case .viChangeToEnd: "pq-vi-change-to-end"
    case .viChangeLine: "pq-vi-change-line"
    case .viAddToLine: "pq-vi-add-to-line"
    case .viInsertInLine: "pq-vi-insert-in-line"
    case .viSearchOlder: "pq-vi-search-older"
    case .viSearchNewer: "pq-vi-search-newer"
    case .viSearchOn: "pq-vi-search-on"
    case .viSearchBack: "pq-vi-search-back"
    case .viRepeat: "pq-vi-repeat"
    }
  }

  /// The function that libedit calls on the thread of the editor. Each command has a function of its
  /// own, because C functions cannot capture a value.
  var function: cedit_command {
    switch self {
    case .enter: { edit, _ in LineEditor.of(edit).run { $0.enter() } }
    case .newline: { edit, _ in LineEditor.of(edit).run { $0.insert(["\n"]) } }
    case .complete: { edit, _ in LineEditor.of(edit).complete() }
    case .cancel: { edit, _ in LineEditor.of(edit).run { $0.cancel() } }
    case .end: { edit, _ in LineEditor.of(edit).run { $0.end() } }
    case .suspend: { edit, _ in LineEditor.of(edit).suspend() }
    case .clear: { edit, _ in LineEditor.of(edit).clearScreen() }
    case .search: { edit, _ in LineEditor.of(edit).search() }
    case .undo: { edit, _ in LineEditor.of(edit).run { $0.undoChange() } }
    case .paste: { edit, _ in LineEditor.of(edit).paste() }
    case .up: { edit, _ in LineEditor.of(edit).run { $0.up() } }
    case .down: { edit, _ in LineEditor.of(edit).run { $0.down() } }
    case .right: { edit, _ in LineEditor.of(edit).right() }
    case .lineStart: { edit, _ in LineEditor.of(edit).run { $0.move { $0.lineStart } } }
    case .lineEnd: { edit, _ in LineEditor.of(edit).lineEnd() }
    case .textStart: { edit, _ in LineEditor.of(edit).run { $0.move { _ in 0 } } }
    case .textEnd: { edit, _ in LineEditor.of(edit).run { $0.move { $0.scalars.count } } }
    case .killLine: { edit, _ in LineEditor.of(edit).run { $0.killLine() } }
    case .redo: { edit, _ in LineEditor.of(edit).run { $0.redoChange() } }
    case .wordRight: { edit, _ in LineEditor.of(edit).wordRight() }
    case .goToPlace: { edit, _ in LineEditor.of(edit).goToPlace() }
    case .quote: { edit, _ in LineEditor.of(edit).quote() }
    case .copyWord: { edit, _ in LineEditor.of(edit).run { $0.copyWord() } }
    case .viDelete: { edit, _ in LineEditor.of(edit).operate(.delete) }
    case .viChange: { edit, _ in LineEditor.of(edit).operate(.change) }
    case .viYank: { edit, _ in LineEditor.of(edit).operate(.yank) }
    case .viKillToEnd: { edit, _ in LineEditor.of(edit).run { $0.operate(.delete, to: "$") } }
    case .viChangeToEnd: { edit, _ in LineEditor.of(edit).run { $0.operate(.change, to: "$") } }
    case .viChangeLine: { edit, _ in LineEditor.of(edit).run { $0.operate(.change, to: "c") } }
    case .viAddToLine: { edit, _ in LineEditor.of(edit).run { $0.insertMode { $0.lineEnd } } }
    case .viInsertInLine: { edit, _ in LineEditor.of(edit).run { $0.insertMode { $0.lineStart } } }
    case .viSearchOlder: { edit, _ in LineEditor.of(edit).viSearch(.older) }
    case .viSearchNewer: { edit, _ in LineEditor.of(edit).viSearch(.newer) }
    case .viSearchOn: { edit, _ in LineEditor.of(edit).run { $0.viSearchAgain(isReversed: false) } }
    case .viSearchBack:
      { edit, _ in LineEditor.of(edit).run { $0.viSearchAgain(isReversed: true) } }
    case .viRepeat: { edit, _ in LineEditor.of(edit).repeatChange() }
    }
  }
}
