import PQ
import PQRun
import PQRender

/// `\history`: lists earlier entries.
enum HistoryCommand: ShellCommand {
  static let names = ["history", "s"]
  static let usage = "[N|WORD]"
  static let summary = "what was typed: the last 20, or with a word"
  static let details = [
    "With a number it lists so many, with a word all that have it.",
    "Up brings them back one by one, and Ctrl-R finds one by a part of it.",
    "  \\history TOP",
  ]

  private static let usualCount = 20

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    let entries = Array(shell.history.entries.enumerated()).withoutThis
    let shown: ArraySlice<(offset: Int, element: String)>
    switch (arguments.count, arguments.first.flatMap { Int($0) }) {
    case (0, _): shown = entries.suffix(usualCount)
    case (1, let count?):
      guard count > 0 else { throw misuse }
      shown = entries.suffix(count)
    default:
      let word = arguments.joined(separator: " ").lowercased()
      shown = entries.filter { $0.element.lowercased().contains(word) }[...]
    }
    guard !shown.isEmpty else { throw CommandFailure.usage("nothing like that was typed") }
    try shell.show(lines: shown.flatMap { lines($0.element, number: $0.offset + 1) })
    return .goOn
  }

  /// Returns an entry with its number. Its other lines are indented below the first.
  private static func lines(_ text: String, number: Int) -> [String] {
    let digits = String(number)
    let mark = String(repeating: " ", count: max(0, 5 - digits.count)) + digits + "  "
    let gap = String(repeating: " ", count: mark.count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ($0 == 0 ? mark : gap) + VisibleText.of(String($1))
    }
  }
}

extension [EnumeratedSequence<[String]>.Element] {
  /// The entries without the `\history` command itself.
  fileprivate var withoutThis: Self {
    guard let call = last.flatMap({ ShellCommandCall($0.element) }),
      HistoryCommand.names.contains(call.name)
    else { return self }
    return dropLast()
  }
}
