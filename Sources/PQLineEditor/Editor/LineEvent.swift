/// How a prompt ends.
public enum LineEvent: Sendable, Equatable {
  /// A text is to be run, which may have several lines.
  case text(String)
  /// The user has thrown away what was typed.
  case interrupted
  /// The user has left, or the terminal has gone.
  case end
}

/// What a prompt needs to know.
public struct LineRequest: Sendable {
  /// What stands in front of the first line.
  public var prompt: String
  /// What stands in front of the others.
  public var continuation: String
  /// What a text can be completed by; nil for nothing.
  public var completer: LineCompleter?
  /// The text that stands there already, with the cursor at its end, as if it had been typed.
  public var text: String

  /// A prompt, in front of the first line and of all that follow.
  public init(
    prompt: String, continuation: String, completer: LineCompleter? = nil, text: String = ""
  ) {
    self.prompt = prompt
    self.continuation = continuation
    self.completer = completer
    self.text = text
  }

  /// A prompt that says who answers: `demo> `, and `..> ` as wide in the lines that follow.
  public init(backend: String, completer: LineCompleter? = nil, text: String = "") {
    let prompt = "\(backend)> "
    let indent = String(repeating: " ", count: max(0, [Cell](prompt, .plain).width - 4))
    self.init(
      prompt: prompt, continuation: indent + "..> ", completer: completer, text: text)
  }
}
