import PQ
import PQRender
import Testing

@testable import PQShell

/// The lessons.
@Suite struct LessonTests {
  @Test func thereAreEight() {
    #expect(Lesson.all.count == 8)
    #expect(Set(Lesson.all.map(\.title)).count == 8)
  }

  @Test(arguments: Lesson.all.indices)
  func theAnswerIsRight(index: Int) async throws {
    let lesson = Lesson.all[index]
    #expect(try await lesson.verdict(on: lesson.answer) == .right)
  }

  /// The hint is the answer with gaps.
  @Test(arguments: Lesson.all)
  func theHintIsTheAnswerWithGaps(lesson: Lesson) throws {
    let parts = lesson.sketch.split(separator: Lesson.gap, omittingEmptySubsequences: false)
    #expect(parts.count > 1)
    #expect(lesson.answer.hasPrefix(parts[0]) && lesson.answer.hasSuffix(parts[parts.count - 1]))
    var rest = lesson.answer[...]
    for part in parts {
      let range = try #require(rest.firstRange(of: part), "\(part) in \(lesson.answer)")
      #expect(part == parts[0] || part.isEmpty || range.lowerBound > rest.startIndex)
      rest = rest[range.upperBound...]
    }
    #expect(lesson.hint.displayWidth <= 80)
  }

  @Test(arguments: Lesson.all)
  func everyExampleIsAnswered(lesson: Lesson) async throws {
    #expect(!lesson.examples.isEmpty)
    for example in lesson.examples {
      let outcome = await (try Session.ofLessons).outcome(of: example)
      #expect(outcome.isComplete && outcome.diagnostics.isEmpty, "\(outcome.diagnostics)")
      #expect(outcome.tables.allSatisfy { $0.rowCount > 0 })
    }
  }

  /// No example is an answer to the task.
  @Test(arguments: Lesson.all)
  func noExampleIsTheAnswer(lesson: Lesson) async throws {
    for example in lesson.examples {
      #expect(try await lesson.verdict(on: example) != .right, "\(example)")
    }
  }

  /// No lesson is solved by the answer of another one.
  @Test func noAnswerIsThatOfAnother() async throws {
    for (number, lesson) in Lesson.all.enumerated() {
      for (other, answer) in Lesson.all.map(\.answer).enumerated() where other != number {
        let verdict = try await lesson.verdict(on: answer)
        #expect(verdict != .right && verdict != nil, "\(number + 1): \(answer)")
      }
    }
  }

  @Test(arguments: Lesson.all)
  func fitsOnAScreen(lesson: Lesson) {
    let lines = lesson.news.split(separator: "\n")
    #expect((3...6).contains(lines.count))
    #expect(lines.allSatisfy { String($0).displayWidth <= 80 })
    #expect(lesson.praise.displayWidth <= 80)
  }
}
