import PQFixture
import PQRender
import PQSystem
import Testing

@testable import PQShell
@testable import PQRun

/// The state of the tutorial and its texts.
@Suite struct TutorialTests {
  @Test func lessonsFollowEachOther() {
    var numbers: [Int] = []
    var marks: [String] = []
    var tutorial: Tutorial? = Tutorial(number: 1, previousBackend: nil)
    while let current = tutorial {
      numbers.append(current.number)
      marks.append(current.mark)
      tutorial = current.next
    }
    #expect(numbers == Array(1...8))
    #expect(marks.first == "1/8" && marks.last == "8/8")
  }

  @Test func theSecondHintIsTheAnswer() {
    var tutorial = Tutorial(number: 2, previousBackend: nil)
    #expect(tutorial.nextHint()[1] == "    SELECT http, p2p LAST ____ EVERY ____;")
    for _ in 0..<2 {
      #expect(tutorial.nextHint() == ["This does it:", "    SELECT http, p2p LAST 6h EVERY 1h;"])
    }
    #expect(tutorial.next?.hintCount == 0)
  }

  @Test(arguments: 1...8)
  func fitsOnAScreen(number: Int) {
    var tutorial = Tutorial(number: number, previousBackend: nil)
    let hints = tutorial.nextHint() + tutorial.nextHint()
    let lines = tutorial.lines + hints + Tutorial.farewell
    #expect(lines.allSatisfy { $0.displayWidth <= 80 }, "\(lines.filter { $0.displayWidth > 80 })")
    #expect(tutorial.lines.count <= 14)
    #expect(tutorial.lines.contains { $0.hasPrefix("Task: ") })
  }

  /// The commands that a lesson names exist.
  @Test func namedCommandsExist() {
    let names = ShellCommands.all.flatMap { $0.names }
    for number in 1...8 {
      var tutorial = Tutorial(number: number, previousBackend: nil)
      let text = (tutorial.lines + tutorial.nextHint() + Tutorial.farewell).joined(separator: "\n")
      for command in text.matches(of: /\\([a-z?]+)/) {
        #expect(names.contains(String(command.1)))
      }
    }
  }

  @Test(
    arguments: [
      ("demo", true), ("live", false), ("demo.csv", false),
    ] as [(FilePath, Bool)])
  func isOnTheDemo(place: FilePath, isSo: Bool) {
    #expect(BackendChoice(option: place).isOfTutorial == isSo)
    #expect(!BackendChoice(option: place, now: .demoClock).isOfTutorial)
  }
}
