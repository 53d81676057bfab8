import PQ
import PQRun

/// The position in the tutorial.
struct Tutorial {
  /// The backend before the tutorial, which is restored at its end.
  struct Former {
    let backend: BackendChoice
    let session: Session
  }

  /// The number of the lesson, from 1.
  let number: Int
  /// The former backend; `nil` if it was the demo.
  let former: Former?
  /// The number of hints given so far in this lesson.
  private(set) var hintCount = 0

  /// Creates the start of a lesson.
  init(number: Int, former: Former?) {
    self.number = number
    self.former = former
  }

  var lesson: Lesson { Lesson.all[number - 1] }

  /// The position in the prompt: `3/8`.
  var mark: String { "\(number)/\(Lesson.all.count)" }

  /// The next lesson; `nil` after the last.
  var next: Tutorial? {
    number < Lesson.all.count ? Tutorial(number: number + 1, former: former) : nil
  }

  /// Returns the next hint: first a hint and a sketch, later the solution.
  mutating func nextHint() -> [String] {
    hintCount += 1
    guard hintCount > 1 else {
      return [lesson.hint] + Self.indented(lesson.sketch) + ["\\hint once more shows it all."]
    }
    return ["This does it:"] + Self.indented(lesson.answer)
  }

  /// The text of the lesson.
  var lines: [String] {
    ["", "Lesson \(number) of \(Lesson.all.count): \(lesson.title)"]
      + Self.lines(lesson.news) + lesson.examples.flatMap(Self.indented)
      + Self.lines("Task: " + lesson.task)
  }

  /// The text after the last lesson.
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
  /// True for the backend of the lessons: the demo with its own clock.
  var isOfTutorial: Bool { place == .demo && now == nil }
}
