import PQ
import PQFixture
import PQRender
import PQTools
import Testing

/// The fix-its of warnings about style change no number.
@Suite struct StyleFixTests {
  @Test(arguments: [
    "8 * rate(http)", "rate(http) * 8", "8 * (http + p2p)", "8 * http / 1e9", "http / 1e9",
    "http / 1024",
    "p2p / 1_000_000 / sessions", "played / 3.6e6", "rebuffered / 60000", "bits(rate(http)) / 1e6",
    "max(8 * rate(http), 5m)", "percentile(8 * rate(p2p), 95, 5m, NEAREST)",
    "moving_avg(8 * http, 2)",
    "share(8 * http)", "delta(http / 1e9)", "rank(8 * http)", "8 * http * 3 / 7",
    "if(8 * http BETWEEN 1e9 AND 1e15, http / 1e3, 8 * p2p)",
  ])
  func keepNumbers(column: String) async throws {
    let session = Session(backend: DemoBackend())
    let text = "SELECT \(column) AS x BY country LAST 3h EVERY 1h"
    let check = StyleCheck { !session.check($0).hasErrors }
    let prepared = session.check(Array(text.utf8))
    let warnings = check.warnings(of: prepared.tree)
    #expect(!warnings.isEmpty)
    let fixIt = FixIt(title: "", edits: warnings.flatMap { $0.fixIt?.edits ?? [] })
    let fixed = session.check(fixIt.applied(toOriginal: Array(text.utf8)))
    let numbers = try await [prepared, fixed].asyncMap { text in
      OutputFormat.csv.renderer(RenderOptions()).text(
        of: try await session.run(text.statements[0]).table)
    }
    #expect(numbers[0] == numbers[1])
  }
}

extension [CheckedText] {
  fileprivate func asyncMap(_ transform: (CheckedText) async throws -> String) async throws
    -> [String]
  {
    var results: [String] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
