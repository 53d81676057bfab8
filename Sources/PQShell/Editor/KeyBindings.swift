/// Which keys do what.
enum KeyBindings {
  /// Keys that the prompt rests on: they are what they are in every mode, whatever `~/.editrc`
  /// says.
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
    (.viChange, "vi-change-meta"), (.viYank, "vi-yank"), (.cancel, "pq-cancel"),
  ]

  /// Keys that a user may have bound to something else.
  static let usual: [(key: String, command: String)] = [
    ("^I", "pq-complete"), ("^R", "pq-search"), ("^_", "pq-undo"), ("^P", "pq-up"),
    ("^N", "pq-down"),
  ]

  /// The same for one mode alone. vi's own keys stay what they are.
  static let usualInEmacs: [(key: String, command: String)] = [
    ("^A", "pq-line-start"), ("^E", "pq-line-end"), ("^K", "pq-kill-line"),
    ("^W", "ed-delete-prev-word"), ("^F", "pq-right"), ("\\ef", "pq-word-right"),
    ("\\e_", "pq-redo"),
  ]

  /// Keys whose commands in libedit are of no use here. One asks for a line of settings, unseen, and
  /// falls over an empty one; the other runs an editor of its own choice.
  static let uselessInEmacs = ["\\ex", "\\eX"]
  static let uselessInVi = [":", "v"]

  /// Keys of vi's command mode.
  static let viCommands: [(key: String, command: String)] = [
    ("k", "pq-up"), ("j", "pq-down"), ("^P", "pq-up"), ("^N", "pq-down"),
    ("u", "pq-undo"), ("^R", "pq-redo"), ("\\136", "pq-line-start"), ("$", "pq-line-end"),
    ("d", "pq-vi-delete"), ("c", "pq-vi-change"), ("y", "pq-vi-yank"),
    ("D", "pq-vi-kill-to-end"), ("C", "pq-vi-change-to-end"), ("S", "pq-vi-change-line"),
    ("A", "pq-vi-add-to-line"), ("I", "pq-vi-insert-in-line"),
  ]
}
