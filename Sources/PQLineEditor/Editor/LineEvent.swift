/// The result of a prompt.
package enum LineEvent: Sendable, Equatable {
  /// The text to run. It may have several lines.
  case text(String)
  /// The user has discarded the text with Ctrl-C.
  case interrupted
  /// The user has left with Ctrl-D, the prompt was closed, or the terminal is gone.
  case end
}

/// The parameters of a prompt.
package struct LineRequest: Sendable {
  /// The prompt before the first line.
  package var prompt: String
  /// The prompt before the other lines.
  package var continuation: String
  /// Returns the completions of the text; `nil` for no completion.
  package var completer: LineCompleter?
  /// The initial text, which the user can edit. The cursor is at its end.
  package var text: String

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - prompt: the prompt before the first line.
  ///   - continuation: the prompt before the other lines.
  ///   - completer: returns the completions; `nil` for none.
  ///   - text: the initial text.
  package init(
    prompt: String, continuation: String, completer: LineCompleter? = nil, text: String = ""
  ) {
    self.prompt = prompt
    self.continuation = continuation
    self.completer = completer
    self.text = text
  }

  /// Creates a request whose prompt names the backend, such as `demo> `. The prompt of the other lines
  /// is `..> `, padded to the same width.
  package init(backend: String, completer: LineCompleter? = nil, text: String = "") {
    let prompt = "\(backend)> "
    let indent = String(repeating: " ", count: max(0, [ScreenCell](prompt, .plain).width - 4))
    self.init(
      prompt: prompt, continuation: indent + "..> ", completer: completer, text: text)
  }
}
