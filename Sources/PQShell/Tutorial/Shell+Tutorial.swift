import PQ
import PQRun

extension Shell {
  /// The current lesson; `nil` if there is none, or if it is paused because another backend is
  /// selected.
  var lesson: Tutorial? { backend.isOfTutorial ? tutorial : nil }

  /// Begins a lesson, by its number from 1.
  mutating func beginLesson(_ number: Int) throws {
    let former = if let lesson { lesson.former } else { try turnToDemo() }
    tutorial = Tutorial(number: number, former: former)
    tellLesson()
  }

  /// Begins the next lesson, or ends the tutorial after the last.
  mutating func nextLesson() {
    if let next = lesson?.next {
      tutorial = next
      tellLesson()
    } else {
      for line in Tutorial.farewell { say(line) }
      endTutorial()
    }
  }

  /// Ends the tutorial and restores the former backend. Names, parameters and settings stay.
  mutating func endTutorial() {
    let former = lesson?.former
    tutorial = nil
    guard let former else { return }
    let environment = runner.session.environment
    (runner.session, backend) = (former.session, former.backend)
    runner.session.environment = environment
    say("\(VisibleText.of(backend.place.shortName)) answers again.")
  }

  /// Shows the text of the lesson.
  func tellLesson() {
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
  private mutating func turnToDemo() throws -> Tutorial.Former? {
    guard !backend.isOfTutorial else { return nil }
    let former = Tutorial.Former(backend: backend, session: runner.session)
    let demo = BackendChoice()
    (runner.session, backend) = (try session(on: demo), demo)
    say("The demo answers until the tutorial is over; what you have named and set stays.")
    return former
  }
}
