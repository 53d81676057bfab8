import PQSystem

/// The pager program and its arguments.
package struct PagerChoice: Equatable {
  /// The options of `less` if the user sets none: long lines are cut off, colors are shown, output that
  /// fits the screen needs no key, and the text stays on the screen at the end.
  private static let usualOptions = "-SFRX"
  /// The option of `less` if the user sets others: without it, escape sequences of colors appear as
  /// text.
  private static let neededOption = "-R"

  /// The program followed by its arguments. Never empty.
  let words: [String]

  /// Creates the choice from `PQ_PAGER`, from `PAGER`, or else `less`.
  ///
  /// `nil` if the variable is empty or names `cat`, because then the user wants no pager.
  init?(variable: (String) -> String? = ProcessEnvironment.setting) {
    let chosen = variable("PQ_PAGER") ?? variable("PAGER") ?? "less"
    // A command that cannot be parsed is kept as a program name. The start of the pager then reports
    // it.
    let words = CommandWords.of(chosen) ?? [chosen]
    guard let program = words.first else { return nil }
    switch program.split(separator: "/").last {
    case "cat": return nil
    case "less":
      let isTold = words.count > 1 || variable("LESS") != nil
      self.words = words + [isTold ? Self.neededOption : Self.usualOptions]
    default: self.words = words
    }
  }

  /// The program as the user named it.
  var name: String { words[0] }

  private init(words: [String]) { self.words = words }

  /// The choice of users who have set none.
  static let usual = PagerChoice(words: ["less", usualOptions])
}
