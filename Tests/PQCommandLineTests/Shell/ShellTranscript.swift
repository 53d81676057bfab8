import PQTerminalTesting

/// A conversation as it stands on a page: prompts with what is typed behind them, and answers.
struct ShellTranscript {
  let text: String

  /// The conversation as it goes when what is typed is typed, on a terminal that is high enough.
  func replayed() throws -> String {
    let shell = try ShellRig(environment: ["NO_COLOR": "1"], rows: 500, columns: 100)
    let banner = shell.screen.row
    for line in typed {
      shell.terminal.type(line + "\r")
      try shell.terminal.expect("a prompt after \(line)") { Self.isEmptyPrompt($0.line($0.row)) }
    }
    let rows = (banner..<shell.screen.row).map(shell.screen.line)
    return rows.map { $0 + "\n" }.joined()
  }

  /// The conversation without the times that statements took, which nobody can foretell.
  static func timeless(_ text: String) -> String {
    text.replacing(#/ in [0-9.]+ m?s\n/#, with: " in 0.0 ms\n")
  }

  private var typed: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      line.prefixMatch(of: Self.prompt).map { String(line[$0.range.upperBound...]) }
    }
  }

  private static func isEmptyPrompt(_ line: String) -> Bool {
    (line + " ").wholeMatch(of: prompt) != nil
  }

  /// `demo> `, `demo 3/8> `, `  ..> `.
  private nonisolated(unsafe) static let prompt = #/(demo( [0-9]/[0-9])?| *\.\.)> /#
}
