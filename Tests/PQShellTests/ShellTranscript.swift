import PQTerminalTesting

/// A conversation as printed on a page: prompts with typed text, and answers.
struct ShellTranscript {
  let text: String

  /// Types the texts on a terminal that is tall enough, and returns the resulting conversation.
  func replayed() throws -> String {
    let shell = try ShellRig(environment: ["NO_COLOR": "1"], rows: 500, columns: 100)
    let banner = shell.screen.row
    for (line, next) in zip(prompts, prompts.dropFirst().map(Optional.some) + [nil]) {
      let before = shell.screen.row
      let isThere = shell.screen.line(before) == line
      shell.terminal.type((isThere ? "" : Self.typed(line)) + "\r")
      try shell.terminal.expect("a prompt after \(line)") { screen in
        let row = screen.line(screen.row)
        // A command may have put the next text at the prompt already.
        return screen.row > before && (Self.isEmptyPrompt(row) || row == next)
      }
    }
    let rows = (banner..<shell.screen.row).map(shell.screen.line)
    return rows.map { $0 + "\n" }.joined()
  }

  /// Returns the conversation without the times of statements, which vary.
  static func timeless(_ text: String) -> String {
    text.replacing(#/ in [0-9.]+ m?s\n/#, with: " in 0.0 ms\n")
  }

  /// The lines with a prompt.
  private var prompts: [String] {
    text.split(separator: "\n").map(String.init).filter { $0.prefixMatch(of: Self.prompt) != nil }
  }

  private static func typed(_ line: String) -> String {
    line.prefixMatch(of: prompt).map { String(line[$0.range.upperBound...]) } ?? ""
  }

  private static func isEmptyPrompt(_ line: String) -> Bool {
    (line + " ").wholeMatch(of: prompt) != nil
  }

  /// Matches `demo> `, `demo 3/8> ` and `  ..> `.
  private nonisolated(unsafe) static let prompt = #/(demo( [0-9]/[0-9])?| *\.\.)> /#
}
