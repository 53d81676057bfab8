/// The key bindings of the editor.
enum KeyBindings {
  /// Returns the bindings that the editor depends on. They apply in every mode, and `~/.editrc` cannot
  /// change them.
  static func fixed(_ control: ControlKeys) -> [(key: String, command: String)] {
    let keys = [("^M", "pq-enter"), ("^J", "pq-enter"), ("^L", "pq-clear")]
    return keys + control.bindings + codes.map { ($0.binding, $1) }
  }

  private static let codes: [(KeyCode, String)] = [
    (.up, "pq-up"), (.down, "pq-down"), (.right, "pq-right"), (.left, "ed-prev-char"),
    (.home, "pq-line-start"), (.end, "pq-line-end"), (.delete, "ed-delete-next-char"),
    (.shiftTab, "ed-unassigned"), (.textStart, "pq-text-start"), (.textEnd, "pq-text-end"),
    (.wordLeft, "ed-prev-word"), (.wordRight, "pq-word-right"), (.paste, "pq-paste"),
    (.newline, "pq-newline"), (.setMark, "em-set-mark"), (.goToPlace, "pq-go-to-place"),
    (.killRegion, "em-kill-region"), (.copyRegion, "em-copy-region"),
    (.nextWord, "em-next-word"), (.insertMode, "vi-insert"), (.viDelete, "vi-delete-meta"),
    (.viChange, "vi-change-meta"), (.viYank, "vi-yank"), (.viRepeat, "vi-redo"),
    (.cancel, "pq-cancel"),
  ]

  /// The default bindings that a user may change.
  static let usual: [(key: String, command: String)] = [
    ("^I", "pq-complete"), ("^R", "pq-search"), ("^_", "pq-undo"), ("^P", "pq-up"),
    ("^N", "pq-down"),
  ]

  /// More default bindings that a user may change, for emacs mode only. The keys of vi stay as they
  /// are.
  static let usualInEmacs: [(key: String, command: String)] = [
    ("^A", "pq-line-start"), ("^E", "pq-line-end"), ("^K", "pq-kill-line"),
    ("^W", "ed-delete-prev-word"), ("^F", "pq-right"), ("\\ef", "pq-word-right"),
    ("\\e_", "pq-redo"),
  ]

  /// Commands of libedit and their replacements. The replacement gets every key that libedit or the
  /// user has bound to the command.
  ///
  /// Some of these commands write outside of libedit's buffers:
  /// - the searches, after many or long patterns,
  /// - the copy of a word, if the text outgrows its buffer,
  /// - undo, if the text was marked before,
  /// - both moves, in vi mode.
  ///
  /// Other commands do not work here. `ed-command` would read a line invisibly, and `vi-histedit`
  /// would run an editor invisibly. `ed-quoted-insert` cannot quote a paste or a key of several
  /// characters. `vi-redo` replays typed keys and can repeat itself endlessly.
  static let replacements = [
    "ed-command": "ed-unassigned", "vi-histedit": "ed-unassigned", "ed-quoted-insert": "pq-quote",
    "em-copy-prev-word": "pq-copy-word", "em-inc-search-prev": "pq-search",
    "em-inc-search-next": "pq-search", "vi-search-prev": "pq-vi-search-older",
    "vi-search-next": "pq-vi-search-newer", "vi-repeat-search-next": "pq-vi-search-on",
    "vi-repeat-search-prev": "pq-vi-search-back", "vi-undo": "pq-undo",
    "vi-redo": "pq-vi-repeat",
    "ed-move-to-end": "pq-text-end", "ed-move-to-beg": "pq-text-start",
  ]

  /// The bindings of vi's command mode.
  static let viCommands: [(key: String, command: String)] = [
    ("k", "pq-up"), ("j", "pq-down"), ("^P", "pq-up"), ("^N", "pq-down"),
    ("u", "pq-undo"), ("^R", "pq-redo"), ("\\136", "pq-line-start"), ("$", "pq-line-end"),
    ("d", "pq-vi-delete"), ("c", "pq-vi-change"), ("y", "pq-vi-yank"),
    ("D", "pq-vi-kill-to-end"), ("C", "pq-vi-change-to-end"), ("S", "pq-vi-change-line"),
    ("A", "pq-vi-add-to-line"), ("I", "pq-vi-insert-in-line"),
  ]
}

/// A binding of a key, parsed from a line that libedit prints: `^R -> ed-redisplay`, or `"^[b" ->
/// ed-prev-word` for a sequence of keys.
struct KeyBinding: Equatable {
  /// The key or the sequence in libedit's notation.
  let key: String
  /// The name of the command.
  let command: String

  /// Parses a line; `nil` if it is not a binding.
  init?(_ line: some StringProtocol) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count >= 2, words[words.count - 2] == "->", let command = words.last else {
      return nil
    }
    let quotes = line.firstIndex(of: "\"").flatMap { start in
      line.lastIndex(of: "\"").map { start..<$0 }
    }
    key = quotes.map { String(line[$0].dropFirst()) } ?? words.dropLast(2).joined(separator: " ")
    self.command = String(command)
  }

  /// Returns the bindings of sequences of keys. `list` is libedit's list of all bindings.
  static func sequences(in list: String) -> [KeyBinding] {
    let lines = list.split(whereSeparator: \.isNewline)
    let start = lines.firstIndex { $0.hasPrefix("Multi-character") } ?? lines.endIndex
    // The list ends with the arrow keys, by name.
    return lines[start...].prefix { !$0.hasPrefix("Arrow") }.compactMap { KeyBinding($0) }
  }

  /// The command of this editor that replaces `command`; `nil` if there is none.
  var replacement: String? { KeyBindings.replacements[command] }
}
