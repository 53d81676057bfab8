import PQ
import PQFixture
import PQLineEditor
import Testing

@testable import PQShell

@Suite struct ShellCompleterTests {
  private func offers(_ text: String, _ seen: [DataTable], _ backend: any Backend) -> [String] {
    let values = SeenValues()
    seen.forEach(values.take)
    return ShellCompleter(Session(backend: backend), values)
      .completions(of: text, at: text.utf8.count).map(\.label)
  }

  /// Values from answers come before those of the backend, and no value is repeated.
  @Test func valuesFromAnswersComeFirst() {
    let seen = [DataTable([.texts("browser.name", ["Safari", "Lynx"])])]
    let labels = offers("SELECT http WHERE browser = '", seen, DemoBackend())
    #expect(labels.prefix(2).map { $0.filter(\.isLetter) } == ["Safari", "Lynx"])
    #expect(labels.count == DemoBackend().knownValues(of: .browserName).count + 1)
  }

  @Test func zonesOfTheSystem() {
    #expect(offers("SELECT http TIMEZONE 'Europe/Berl", [], DemoBackend()).count == 1)
  }

  @Test func commandsOfTheShell() {
    #expect(offers("\\timi", [], DemoBackend()) == ["\\timing [on|off]"])
  }
}
