import PQTerminalTesting

/// A conversation as it stands on a page: prompts with what is typed behind them, and answers.
struct ShellTranscript {
  let text: String

  /// The conversation as it goes when what is typed is typed, on a terminal that is high enough.
  func replayed() throws -> String {
    let shell = try ShellRig(environment: ["NO_COLOR": "1"], rows: 500, columns: 100)
    let banner = shell.screen.row
    for (line, next) in zip(prompts, prompts.dropFirst().map(Optional.some) + [nil]) {
      let before = shell.screen.row
      let isThere = shell.screen.line(before) == line
      shell.terminal.type((isThere ? "" : Self.typed(line)) + "\r")
      try shell.terminal.expect("a prompt after \(line)") { screen in
        let row = screen.line(screen.row)
        // The next text may stand there already, if a command has put it there.
        return screen.row > before && (Self.isEmptyPrompt(row) || row == next)
      }
    }
    let rows = (banner..<shell.screen.row).map(shell.screen.line)
    return rows.map { $0 + "\n" }.joined()
  }

  /// The conversation without the times that statements took, which nobody can foretell.
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

  /// `demo> `, `demo 3/8> `, `  ..> `.
  private nonisolated(unsafe) static let prompt = #/(demo( [0-9]/[0-9])?| *\.\.)> /#
}
