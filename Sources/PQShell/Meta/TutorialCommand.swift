import PQRun

/// `\tutorial`: starts, continues or ends the tutorial.
enum TutorialCommand: ShellCommand {
  static let names = ["tutorial"]
  static let usage = "[1-\(Lesson.all.count)|hint|skip|quit]"
  static let summary = "\(Lesson.all.count) short lessons, on the demo"
  static let details = [
    "Each lesson asks for a query, and looks at what it answers: every way to ask is right.",
    "Without a word it begins, or tells the lesson again; with a number it goes to that lesson.",
    "All else goes on as usual: other queries, other commands.",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    guard arguments.isEmpty else { return [] }
    let lessons = Lesson.all.enumerated().map { number, lesson in
      ArgumentChoice.word("\(number + 1)", note: lesson.title)
    }
    return lessons + [
      .word("hint", note: "a word on the way"), .word("skip", note: "to the next lesson"),
      .word("quit", note: "ends it"),
    ]
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    switch arguments.first?.lowercased() {
    case nil where shell.lesson != nil: shell.showLesson()
    case nil: try shell.beginLesson(1)
    case "hint": return try HintCommand.run([], &shell)
    case "skip":
      _ = try current(shell)
      shell.nextLesson()
    case "quit":
      shell.say("The tutorial is over; \\tutorial \(try current(shell).number) comes back here.")
      shell.endTutorial()
    case let word?: try shell.beginLesson(try number(word))
    }
    return .goOn
  }

  /// Returns the current lesson.
  ///
  /// - Throws: `CommandFailure.usage` if there is no current lesson.
  static func current(_ shell: borrowing Shell) throws -> Tutorial {
    guard let lesson = shell.lesson else {
      throw CommandFailure.usage("no lesson is on; \\tutorial begins the first")
    }
    return lesson
  }

  private static func number(_ word: String) throws -> Int {
    guard let number = Int(word) else { throw misuse }
    guard (1...Lesson.all.count).contains(number) else {
      throw CommandFailure.usage("there is no lesson \(number); they are 1 to \(Lesson.all.count)")
    }
    return number
  }
}

/// `\hint`: shows the next hint for the lesson.
enum HintCommand: ShellCommand {
  static let names = ["hint"]
  static let usage = ""
  static let summary = "helps with the lesson, the second time more"

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.isEmpty else { throw misuse }
    var tutorial = try TutorialCommand.current(shell)
    for line in tutorial.nextHint() { shell.say(line) }
    shell.tutorial = tutorial
    return .goOn
  }
}
