import PQ
import PQShell

/// The plain conversation, for terminals that cannot do more: a statement ends with `;` or an empty
/// line, and a line that was sent cannot be edited any more.
enum PlainPrompt {
  /// Reads and answers texts until the input ends.
  static func run(_ shell: inout Shell) async throws {
    var request = shell.nextRequest()
    var text = ""
    while let line = try nextLine(text.isEmpty ? request.prompt : request.continuation) {
      text += line
      guard line.allSatisfy(\.isWhitespace) || StatementEnd.isComplete(text) else { continue }
      if try await shell.take(text.trimmedEnd) == .leave { return }
      request = shell.nextRequest()
      text = ""
    }
    // What was begun when the input ended.
    if !text.isEmpty { _ = try await shell.take(text) }
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

extension String {
  /// The text without white space at its end.
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
