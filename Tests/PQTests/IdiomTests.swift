import Foundation
import PQ
import PQFixture
import PQSemantics
import PQTestSupport
import Testing

/// Idioms of other languages: one error for each, with what to type here.
@Suite struct IdiomTests {
  static let idioms = Idiom.topics.flatMap(\.idioms)

  private let session = Session(backend: DemoBackend())

  private func errors(of text: [UInt8]) -> [Diagnostic] {
    session.check(text).diagnostics.filter { $0.severity == .error }
  }

  @Test(arguments: idioms.indices)
  func isOneErrorThatItsFixItRemoves(index: Int) throws {
    let idiom = Self.idioms[index]
    let text = Array(idiom.example.utf8)
    let found = errors(of: text)
    let error = try #require(found.first)
    #expect(found.count == 1, "\(idiom.example): \(found.map(\.message))")
    #expect(error.code == .foreignSyntax && error.message == idiom.message)
    #expect(error.fixIt?.change == (error.fixIt == nil ? nil : idiom.change))
    #expect((error.fixIt == nil) == (idiom.replacement == nil), "\(idiom.example)")
    if let fixIt = error.fixIt {
      let fixed = fixIt.applied(toOriginal: text)
      #expect(errors(of: fixed).isEmpty, "\(String(decoding: fixed, as: UTF8.self))")
    }
  }

  /// The page lists what each idiom is here.
  @Test func thePageListsAllIdioms() throws {
    let mismatch = Snapshot.mismatch(page, Project.root.appending(path: "grammar/idioms.md"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  private var page: String {
    var lines = [
      "# Idioms of other languages", "",
      "What users of SQL, InfluxQL, NRQL and PromQL type, and what it is in pq. A wrong text is one error,",
      "and its message says what to try. `\\fix` makes the change at the prompt.",
    ]
    for (title, idioms) in Idiom.topics {
      lines += ["", "## \(title)", "", "| elsewhere | here | why |", "| --- | --- | --- |"]
      lines += idioms.map(row)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ idiom: Idiom) -> String {
    let text = Array(idiom.example.utf8)
    let fixIt = errors(of: text).first?.fixIt
    let fixed = fixIt.map { "`\(String(decoding: $0.applied(toOriginal: text), as: UTF8.self))`" }
    let why = idiom.message + (idiom.change.map { ". \($0)" } ?? "")
    return "| `\(idiom.example)` | \(fixed ?? "-") | \(why) |"
  }

  @Test func severalIdiomsAreSeveralErrors() {
    let text = "SELECT SUM(http), COUNT(*) LAST 24 hours GROUP BY country.code"
    let found = errors(of: Array(text.utf8))
    #expect(found.count == 4 && found.allSatisfy { $0.code == .foreignSyntax })
    let edits = found.compactMap(\.fixIt).flatMap(\.edits)
    let fixed = FixIt.applied(edits, to: Array(text.utf8))
    #expect(
      String(decoding: fixed, as: UTF8.self) == "SELECT http, sessions LAST 24h BY country.code")
  }

  /// An error that is no idiom keeps its place and its fix-it beside one.
  @Test func otherErrorsStay() throws {
    let text = "SELECT SUM(htpp), foo LAST 24 hours"
    let found = errors(of: Array(text.utf8))
    #expect(found.map(\.code) == [.foreignSyntax, .unknownName, .unknownName, .foreignSyntax])
    let name = try #require(found.first { $0.fixIt?.title == "http" && $0.code == .unknownName })
    #expect(name.range == 11..<15)
  }

  /// The words of idioms are names where names may be, also in a text with another error.
  @Test(arguments: [
    "SELECT http AS yesterday, p2p AS facet, foo LAST 1h",
    "SELECT http AS total, foo BY country.code DURING LAST WEEK ORDER BY total",
    "SELECT htpp DURING YESTERDAY",
  ])
  func wordsOfIdiomsAreNamesToo(text: String) {
    #expect(errors(of: Array(text.utf8)).map(\.code) == [.unknownName], "\(text)")
  }
}

extension FixIt {
  fileprivate static func applied(_ edits: [Edit], to text: [UInt8]) -> [UInt8] {
    edits.sorted { $0.range.lowerBound > $1.range.lowerBound }.reduce(into: text) { text, edit in
      text.replaceSubrange(edit.range, with: edit.replacement.utf8)
    }
  }
}
