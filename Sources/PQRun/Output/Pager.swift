import PQSystem

/// Shows output through the user's pager if it is taller than the screen.
package struct Pager {
  typealias Write = ([UInt8]) throws -> Void

  private var choice: PagerChoice?
  private let reporter: Reporter
  /// True if the pager is used for tall output.
  package private(set) var isOn: Bool
  /// True if the pager has failed. The failure was reported. The pager is not used again until the
  /// user turns it on.
  private var isBroken = false

  package init(_ choice: PagerChoice?, _ reporter: Reporter) {
    self.choice = choice
    self.reporter = reporter
    isOn = choice != nil
  }

  /// Returns the pager of an interactive shell; `nil` if standard output is not a terminal, or is a
  /// dumb terminal.
  package static func ofTerminal(_ reporter: Reporter) -> Pager? {
    guard StandardStream.output.isTerminal, !ProcessEnvironment.isDumbTerminal else { return nil }
    return Pager(PagerChoice(), reporter)
  }

  /// Turns the pager on or off. Turning it on selects the default pager if there is none. It also
  /// allows a pager that failed to be used again.
  package mutating func setOn(_ isOn: Bool) {
    self.isOn = isOn
    isBroken = false
    if isOn, choice == nil { choice = .usual }
  }

  /// Shows output. Output that is taller than the screen goes through the pager.
  ///
  /// - Parameter linesBelow: the number of rows at the bottom of the screen to keep free.
  /// - Throws: `Signals.Interrupt` if the user cancelled the output while no pager was running. Errors
  ///   of `render` and of writing are rethrown.
  mutating func show(linesBelow: Int, _ render: (@escaping Write) throws -> Void) throws {
    guard isOn, !isBroken, let choice, let size = StandardStream.output.size else {
      return try Self.show(render)
    }
    var pages = Pages(choice, size: size, linesBelow: linesBelow)
    do {
      try render { try pages.write($0) }
    } catch is Pages.Closed {
      // The user has left the pager. The rest is not shown.
    }
    if let problem = try pages.finish() { tell(problem) }
  }

  /// Shows output without a pager.
  ///
  /// - Throws: `Signals.Interrupt` if the user cancelled the output.
  static func show(_ render: (@escaping Write) throws -> Void) throws {
    try render { lines in
      try Signals.checkInterrupt()
      try StandardStream.output.write(lines)
    }
  }

  private mutating func tell(_ problem: String) {
    isBroken = true
    let advice = "set PQ_PAGER to another program, or to nothing for none"
    reporter.report(shell: "\(problem); \(advice)")
  }
}

/// The pager program and its arguments.
package struct PagerChoice: Equatable {
  /// The options of `less` if the user sets none: long lines are cut off, colors are shown, output that
  /// fits the screen needs no key, and the text stays on the screen at the end.
  private static let usualOptions = "-SFRX"
  /// The option that is added to the user's own options of `less`. Without it, escape sequences of
  /// colors appear as text.
  private static let neededOption = "-R"

  /// The program followed by its arguments. Never empty.
  let words: [String]

  /// Creates the choice from `PQ_PAGER`; if that is not set, from `PAGER`; otherwise `less`.
  ///
  /// `nil` if the variable is empty or names `cat`, because then the user wants no pager.
  init?(variable: (String) -> String? = ProcessEnvironment.setting) {
    let chosen = variable("PQ_PAGER") ?? variable("PAGER") ?? "less"
    // A command that cannot be parsed is kept as a program name. The start of the pager then reports
    // the error.
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

  /// The default pager.
  static let usual = PagerChoice(words: ["less", usualOptions])
}
