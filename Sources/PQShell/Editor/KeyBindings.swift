/// Which keys do what.
enum KeyBindings {
  /// Keys that the prompt rests on: they are what they are in every mode, whatever `~/.editrc`
  /// says.
  static let fixed: [(key: String, command: String)] =
    [
      ("^M", "pq-enter"), ("^J", "pq-enter"), ("^C", "pq-cancel"), ("^Z", "pq-suspend"),
      ("^L", "pq-clear"), ("^D", "pq-end"),
    ] + codes.map { ($0.binding, $1) }

  private static let codes: [(KeyCode, String)] = [
    (.up, "pq-up"), (.down, "pq-down"), (.right, "pq-right"), (.left, "ed-prev-char"),
    (.home, "pq-line-start"), (.end, "pq-line-end"), (.delete, "ed-delete-next-char"),
    (.shiftTab, "ed-unassigned"), (.textStart, "pq-text-start"), (.textEnd, "pq-text-end"),
    (.wordLeft, "ed-prev-word"), (.wordRight, "em-next-word"), (.paste, "pq-paste"),
    (.newline, "pq-newline"), (.setMark, "em-set-mark"), (.lineEnd, "pq-line-end"),
    (.nextCharacter, "ed-next-char"), (.killRegion, "em-kill-region"),
  ]

  /// Keys that a user may have bound to something else.
  static let usual: [(key: String, command: String)] = [
    ("^I", "pq-complete"), ("^R", "pq-search"), ("^_", "pq-undo"), ("^P", "pq-up"),
    ("^N", "pq-down"),
  ]

  /// The same for one mode alone. vi's own keys stay what they are.
  static let usualInEmacs: [(key: String, command: String)] = [
    ("^A", "pq-line-start"), ("^E", "pq-line-end"), ("^K", "pq-kill-line"),
    ("^W", "ed-delete-prev-word"),
  ]

  /// Keys of vi's command mode.
  static let viCommands: [(key: String, command: String)] = [
    ("k", "pq-up"), ("j", "pq-down"), ("^R", "pq-search"), ("^P", "pq-up"), ("^N", "pq-down"),
  ]
}
