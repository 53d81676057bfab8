import Testing

@testable import PQShell

@Suite struct TutorialCommandTests {
  @Test func argumentsAreListed() {
    let choices = TutorialCommand.choices(after: [])
    #expect(choices.first == .word("1", note: "A first query"))
    #expect(choices.count == 11 && choices.last == .word("quit", note: "ends it"))
    #expect(TutorialCommand.choices(after: ["1"]) == [])
  }

  @Test func formListsTheArguments() {
    #expect(TutorialCommand.form == "\\tutorial [1-8|hint|skip|quit]")
    #expect(HintCommand.form == "\\hint")
  }
}
