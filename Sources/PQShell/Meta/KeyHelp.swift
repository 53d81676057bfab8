/// The help about the keys of the prompt, if `~/.editrc` does not change them.
enum KeyHelp {
  /// The lines, one for each key.
  static var lines: [String] {
    ["Keys of the prompt; those of libedit and your ~/.editrc do what they always do."]
      + TwoColumns.lines(keys)
  }

  private static let keys: [(name: String, meaning: String)] = [
    ("Enter", "runs a text that ends with ; or an empty line"),
    ("Alt-Enter", "begins a line"),
    ("Tab", "completes, or lists what can stand here"),
    ("Up, Down", "another line, or what was typed before"),
    ("Right, End", "take what is offered in grey"),
    ("Ctrl-R", "finds what was typed before by a part of it"),
    ("Home, End", "start and end of the line; with Ctrl, of the text"),
    ("Ctrl-Left, Ctrl-Right", "a word back or forth, or a word of what is offered"),
    ("Ctrl-_, Alt-_", "undoes a change, or does it again"),
    ("Ctrl-K, Ctrl-W", "cut the rest of the line, a word; Ctrl-Y puts it back"),
    ("Ctrl-C", "throws the text away, or ends what is running"),
    ("Ctrl-D", "leaves, at an empty prompt"),
    ("Ctrl-Z", "stops pq, until the shell's fg"),
    ("Ctrl-L", "clears the screen"),
  ]
}
