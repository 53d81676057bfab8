import PQSystem

/// The program that shows what is taller than the screen, as the user has chosen it.
package struct PagerChoice: Equatable {
  /// What `less` is told if the user tells it nothing: long lines are cut off and not broken, colours
  /// are shown, what fits the screen needs no key, and the text stays there in the end.
  private static let usualOptions = "-SFRX"
  /// And what if the user does: without it, colours would be shown as what they are made of.
  private static let neededOption = "-R"

  /// The program and its arguments.
  let words: [String]

  /// The program of `PQ_PAGER`, of `PAGER`, or else `less`.
  ///
  /// nil if the user wants none, and says so by an empty variable, or by a program that would show
  /// all at once.
  init?(variable: (String) -> String? = ProcessEnvironment.setting) {
    let chosen = variable("PQ_PAGER") ?? variable("PAGER") ?? "less"
    // What cannot be read is a name of no program, and is told as such when one is needed.
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

  /// The program as the user has named it.
  var name: String { words[0] }

  private init(words: [String]) { self.words = words }

  /// That of users who have chosen none.
  static let usual = PagerChoice(words: ["less", usualOptions])
}
