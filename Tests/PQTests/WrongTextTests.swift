import Foundation
import PQ
import PQFixture
import PQTestSupport
import Testing
import PQRender

/// Wrong texts and their diagnostics, word for word.
@Suite struct WrongTextTests {
  static let texts = CorpusFolder.wrong.cases

  @Test(arguments: texts)
  func hasTheRecordedDiagnostics(text: CorpusCase) throws {
    let bytes = try text.query()
    let prepared = Session(backend: DemoBackend()).check(bytes)
    let renderer = DiagnosticText(DiagnosticSource(name: "\(text.name).pq", bytes: bytes))
    let told = prepared.diagnostics.map { renderer.text(of: $0) }.joined(separator: "\n")
    #expect(!prepared.diagnostics.isEmpty, "nothing is wrong with it")
    let mismatch = try text.mismatch(told, .diagnostics)
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  /// A fix-it removes its mistake, and afterwards there are fewer mistakes.
  @Test(arguments: texts)
  func fixItsRemoveTheirMistake(text: CorpusCase) throws {
    let bytes = try text.query()
    let session = Session(backend: DemoBackend())
    let diagnostics = session.check(bytes).diagnostics
    for diagnostic in diagnostics {
      guard let fixIt = diagnostic.fixIt else { continue }
      let mended = session.check(fixIt.applied(toOriginal: bytes)).diagnostics
      let again = mended.filter {
        $0.code == diagnostic.code && $0.range.lowerBound == diagnostic.range.lowerBound
      }
      #expect(again.isEmpty, "'\(fixIt.title)' does not mend \(diagnostic)")
      let errors = [mended, diagnostics].map { $0.count { $0.severity == .error } }
      #expect(
        errors[0] < errors[1] || mended.count < diagnostics.count,
        "'\(fixIt.title)' leads to \(mended)")
    }
  }

  /// The corpus has an example of each code, except those that need a text of megabytes, a backend whose
  /// buckets may still change, or a check of style.
  @Test func coversEveryCode() throws {
    let session = Session(backend: DemoBackend())
    let found = try Self.texts.flatMap { text in
      session.check(try text.query()).diagnostics.map(\.code)
    }
    let others: Set<DiagnosticCode> = [
      .textTooLong, .unsettledSubtraction, .useBits, .useSizeUnit, .unknownRule,
    ]
    let missing = Set(DiagnosticCode.allCases).subtracting(found).subtracting(others)
    #expect(missing.isEmpty)
    #expect(Self.texts.count >= 60)
  }
}
