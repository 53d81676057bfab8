import PQ
import PQShell

/// The plain conversation, for terminals that cannot do more: a statement ends with `;` or an empty
/// line, and a line that was sent cannot be edited any more.
enum PlainPrompt {
  /// Reads and answers texts until the input ends.
  static func run(_ shell: inout Shell) async throws {
    while let text = try nextText(shell.nextRequest()) {
      shell.history.add(text)
      if try await shell.take(text) == .leave { return }
    }
  }

  /// The next text; nil at the end of the input. What was begun by then is the last one.
  private static func nextText(_ request: LineRequest) throws -> String? {
    // What stands there already cannot be edited here, but gone on with, or run by an empty line.
    let start = request.text.isEmpty ? "" : request.text + "\n"
    var text = start
    var prompt = request.prompt + request.text
    if !start.isEmpty { prompt += "\n" + request.continuation }
    while let line = try nextLine(prompt) {
      text += line
      if line.allSatisfy(\.isWhitespace) || StatementEnd.isComplete(text) { return text.trimmedEnd }
      prompt = request.continuation
    }
    return text == start ? nil : text
  }

  private static func nextLine(_ prompt: String) throws -> String? {
    try StandardStream.error.write(Array(prompt.utf8))
    guard let line = readLine(strippingNewline: false) else {
      StandardStream.error.note("")
      return nil
    }
    return line
  }
}
