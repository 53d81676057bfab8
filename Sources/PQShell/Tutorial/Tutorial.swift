import PQ
import PQRun

/// Where in the tutorial the user is.
struct Tutorial {
  /// Who answered before it began, and shall again when it is over.
  struct Former {
    let backend: BackendChoice
    let session: Session
  }

  /// The number of the lesson, from 1.
  let number: Int
  /// nil if the demo answered anyway.
  let former: Former?
  /// How many hints were given.
  private(set) var hintCount = 0

  /// A lesson that begins.
  init(number: Int, former: Former?) {
    self.number = number
    self.former = former
  }

  /// The lesson.
  var lesson: Lesson { Lesson.all[number - 1] }

  /// What the prompt says of it: `3/8`.
  var mark: String { "\(number)/\(Lesson.all.count)" }

  /// The next lesson; nil if this is the last.
  var next: Tutorial? {
    number < Lesson.all.count ? Tutorial(number: number + 1, former: former) : nil
  }

  /// The next hint: a word and a sketch, and for those who ask again the answer.
  mutating func nextHint() -> [String] {
    hintCount += 1
    guard hintCount > 1 else {
      return [lesson.hint] + Self.indented(lesson.sketch) + ["\\hint once more shows it all."]
    }
    return ["This does it:"] + Self.indented(lesson.answer)
  }

  /// The lesson as it is told.
  var lines: [String] {
    ["", "Lesson \(number) of \(Lesson.all.count): \(lesson.title)"]
      + Self.lines(lesson.news) + lesson.examples.flatMap(Self.indented)
      + Self.lines("Task: " + lesson.task)
  }

  /// What is said behind the last lesson.
  static let farewell = [
    "", "That was the last lesson. From here: \\? lists what this shell can do, examples/",
    "has questions with their answers, and \\backend live asks about your own data.",
  ]

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  private static func indented(_ query: String) -> [String] { lines(query).map { "    " + $0 } }
}

extension BackendChoice {
  /// Whether it is what the lessons are about: the demo, by its own clock.
  var isOfTutorial: Bool { place == .demo && now == nil }
}
