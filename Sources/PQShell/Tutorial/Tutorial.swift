import PQ
import PQRun
import PQRender

/// The position in the tutorial.
struct Tutorial {
  /// The backend before the tutorial. The end of the tutorial restores it.
  struct PreviousBackend {
    let backend: BackendChoice
    let session: Session
  }

  /// The number of the lesson, from 1.
  let number: Int
  /// The former backend; `nil` if it was the demo.
  let previousBackend: PreviousBackend?
  /// The number of hints given so far in this lesson.
  private(set) var hintCount = 0

  /// Creates the start of a lesson.
  init(number: Int, previousBackend: PreviousBackend?) {
    self.number = number
    self.previousBackend = previousBackend
  }

  var lesson: Lesson { Lesson.all[number - 1] }

  /// The position in the prompt: `3/8`.
  var mark: String { "\(number)/\(Lesson.all.count)" }

  /// The next lesson; `nil` after the last.
  var next: Tutorial? {
    number < Lesson.all.count ? Tutorial(number: number + 1, previousBackend: previousBackend) : nil
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

extension Shell {
  /// The current lesson; `nil` if there is none, or if it is paused because another backend is
  /// selected.
  var lesson: Tutorial? { backend.isOfTutorial ? tutorial : nil }

  /// Begins a lesson, by its number from 1.
  mutating func beginLesson(_ number: Int) throws {
    let previousBackend = if let lesson { lesson.previousBackend } else { try turnToDemo() }
    tutorial = Tutorial(number: number, previousBackend: previousBackend)
    showLesson()
  }

  /// Begins the next lesson, or ends the tutorial after the last.
  mutating func nextLesson() {
    if let next = lesson?.next {
      tutorial = next
      showLesson()
    } else {
      for line in Tutorial.farewell { say(line) }
      endTutorial()
    }
  }

  /// Ends the tutorial and restores the former backend. Names, parameters and settings stay.
  mutating func endTutorial() {
    let previousBackend = lesson?.previousBackend
    tutorial = nil
    guard let previousBackend else { return }
    let environment = runner.session.environment
    (runner.session, backend) = (previousBackend.session, previousBackend.backend)
    runner.session.environment = environment
    say("\(VisibleText.of(backend.place.shortName)) answers again.")
  }

  /// Shows the text of the lesson.
  func showLesson() {
    for line in lesson?.lines ?? [] { say(line) }
  }

  /// Checks the last results against the lesson. A failure of the backend is ignored, because the demo
  /// never fails.
  mutating func checkLesson() async {
    guard let lesson = lesson?.lesson, let last else { return }
    switch try? await lesson.verdict(on: last.prepared, target.written, in: runner.session) {
    case .right?:
      say(lesson.praise)
      nextLesson()
    case .wrong(let difference)?: say("Not yet: \(difference). \\hint helps.")
    case nil: return
    }
  }

  /// Changes the backend to the demo.
  ///
  /// - Returns: The former backend and session; `nil` if it was the demo.
  private mutating func turnToDemo() throws -> Tutorial.PreviousBackend? {
    guard !backend.isOfTutorial else { return nil }
    let previousBackend = Tutorial.PreviousBackend(backend: backend, session: runner.session)
    let demo = BackendChoice()
    (runner.session, backend) = (try session(on: demo), demo)
    say("The demo answers until the tutorial is over; what you have named and set stays.")
    return previousBackend
  }
}
