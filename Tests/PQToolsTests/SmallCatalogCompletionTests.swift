import PQModel
import PQTestSupport
import PQTools
import Testing

/// Completions name only what the backend has.
@Suite struct SmallCatalogCompletionTests {
  @Test(arguments: SeedRange.named("PQ_CATALOG_SEEDS", or: 1...20))
  func completionsAreFromTheCatalog(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let metrics = Metric.allCases.filter { _ in random.next(3) == 0 }
    let dimensions = ExportDimension.allCases.filter { _ in random.next(3) == 0 }
    let rules = Interval.allCases.filter { _ in random.next(2) == 0 }
    let completer = Completer(
      catalog: Catalog(
        metrics: metrics, dimensions: dimensions,
        limits: ExportLimits(rules: rules.map { .init($0) }, maxDimensions: random.next(3))))
    let foreign = Set(
      Metric.allCases.filter { !metrics.contains($0) }.map(\.rawValue)
        + ExportDimension.allCases.filter { !dimensions.contains($0) }
        .flatMap { [$0.rawValue, $0.shortName] })
    for text in [
      "SELECT ", "SELECT http, ", "SELECT http BY ", "SELECT http WHERE ", "SELECT http BY os, ",
      "SELECT http LAST 1h EVERY ", "SHOW VALUES OF ", "SELECT http LAST 6h HAVING ",
      "SELECT http LAST 6h ORDER BY ", "LET a = ", "SELECT http LAST 6h TOP 3 BY ",
      "SELECT max(http, ", "SELECT http FILL ", "SELECT http BY os PIVOT BY ", "SELECT rate(",
    ] {
      let offered = completer.completions(text: Array(text.utf8), cursor: text.utf8.count)
      #expect(foreign.isDisjoint(with: offered.map(\.label)), "\(text)")
      for interval in offered where interval.kind == .interval && text.hasSuffix("EVERY ") {
        let isMade =
          rules.contains { interval.label == $0.rawValue } || interval.detail.hasPrefix("made of")
        #expect(isMade, "\(text): \(interval.label)")
      }
    }
  }
}
