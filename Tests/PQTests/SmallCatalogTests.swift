import PQ
import PQModel
import PQSyntax
import PQTestSupport
import Testing

/// A backend may have fewer metrics, dimensions and intervals than the export API. Messages and fix-its
/// then name only what it has.
@Suite struct SmallCatalogTests {
  private static let texts = [
    "SELECT", "SELECT htpp LAST 6h", "SELECT http LAST 6h EVERY 1m", "SELECT http, p2p BY country",
    "SELECT playd, sesions BY brwser LAST 1h", "SELECT * BY os, isp, page LAST 6h EVERY 5m",
    "SELECT http BY LAST 6h", "SELECT http WHERE LAST 6h",
    "SELECT http WHERE contry = 'US' LAST 6h",
    "SELECT browser LAST 6h", "SELECT timestamp LAST 6h", "SELECT 1 LAST 6h", "SELECT 'x' LAST 6h",
    "SELECT http WHERE country LAST 6h", "SELECT http WHERE 5 = 'US' LAST 6h",
    "SELECT http BY p2p LAST 6h", "SELECT http LAST 6h HAVING p2p", "SELECT `http` LAST 1h",
    "SELECT http LAST 6h ORDER BY countr", "SELECT http LAST 6h TOP 3 BY plaied",
    "SELECT http SINCE '2026-01-14T00:07' UNTIL '2026-01-14T05:03' EVERY 1m",
    "SELECT http BY country LAST 100d EVERY 1m", "SELECT p2p LAST 7m EVERY 1h",
    "SELECT max(http, 1m) AS peak LAST 1d EVERY 1h", "SELECT http LAST 90s EVERY 30s",
    "SELECT http DURING THIS WEEK EVERY 1h", "SHOW VALUES OF cuntry LAST 1d",
    "SHOW VALUES OF isp LAST 1d", "SELECT http BY country, isp WHERE os != 'iOS' LAST 1h",
    "SELECT http + played LAST 1h", "SELECT sum(http) LAST 1h",
    "LET a = http; SELECT a BY city LAST 1h",
    "SELECT http BY country PIVOT BY os LAST 1d EVERY 1h", "SELECT http / LAST 6h",
    "SELECT sessions BY browser.nam WHERE citi.name LIKE 'B%' LAST 1d",
    "SHOW METRICS; SHOW INTERVALS",
    "EXPLAIN SELECT http BY os LAST 1d EVERY 1d", "SELECT http LAST 6h COMPARE WITH 7d AGO",
  ]

  /// Every message, fix-it and alternative names only metrics and dimensions of the catalog, except for
  /// names that the text has.
  @Test(arguments: SeedRange.named("PQ_CATALOG_SEEDS", or: 1...20))
  func messagesNameOnlyTheCatalog(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let catalog = Self.catalog(&random)
    let session = Session(backend: ScriptedBackend(catalog: catalog))
    for text in Self.texts {
      let checked = session.check(Array(text.utf8))
      let foreign = Self.foreignNames(catalog).subtracting(Self.words(text))
      for diagnostic in checked.diagnostics {
        let fixIts = [diagnostic.fixIt].compactMap { $0 } + diagnostic.alternatives
        let edits = fixIts.flatMap { [$0.title] + $0.edits.map(\.replacement) }
        for sentence in [diagnostic.message] + diagnostic.expected + diagnostic.advice + edits {
          #expect(Self.words(sentence).isDisjoint(with: foreign), "\(text): \(sentence)")
        }
        for fixIt in fixIts { try checkFixIt(fixIt, of: text, session) }
      }
    }
  }

  /// A fix-it leads to a text without new unknown names and intervals.
  private func checkFixIt(_ fixIt: FixIt, of text: String, _ session: Session) throws {
    var bytes = Array(text.utf8)
    for edit in fixIt.edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: edit.replacement.utf8)
    }
    let codes: Set<DiagnosticCode> = [.unknownName, .unknownInterval]
    let before = session.check(Array(text.utf8)).diagnostics.filter { codes.contains($0.code) }
    let after = session.check(bytes).diagnostics.filter { codes.contains($0.code) }
    #expect(after.count <= before.count, "\(text): \(fixIt.title)")
  }

  /// Returns a catalog with some of the metrics, dimensions and intervals, perhaps with none.
  private static func catalog(_ random: inout SeededRandom) -> Catalog {
    let metrics = Metric.allCases.filter { _ in random.next(3) == 0 }
    let dimensions = ExportDimension.allCases.filter { _ in random.next(3) == 0 }
    let share = 1 + random.next(4)
    let rules = Interval.allCases.filter { _ in random.next(share) == 0 }.map { interval in
      ExportLimits.Rule(
        interval, maxRange: random.next(2) == 0 ? nil : 7 * max(TimeSpan.day, interval.length),
        retention: random.next(2) == 0 ? nil : 14 * max(TimeSpan.day, interval.length))
    }
    return Catalog(
      metrics: metrics, dimensions: dimensions,
      limits: ExportLimits(rules: rules, maxDimensions: random.next(4) - 1))
  }

  private static func foreignNames(_ catalog: Catalog) -> Set<String> {
    let metrics = Metric.allCases.filter { !catalog.metrics.contains($0) }
    let dimensions = ExportDimension.allCases.filter { !catalog.dimensions.contains($0) }
    return Set(metrics.map(\.rawValue) + dimensions.flatMap { [$0.rawValue, $0.shortName] })
  }

  /// Returns the words of a text, and the full and the short names of the dimensions among them.
  private static func words(_ text: String) -> Set<String> {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }
      .map { $0.last == "." ? String($0.dropLast()) : String($0) }
    let dimensions = words.compactMap { ExportDimension.named($0) }
    return Set(words + dimensions.flatMap { [$0.rawValue, $0.shortName] })
  }

  // MARK: Examples

  private static let small = Catalog(
    metrics: [.played], dimensions: [.cityName],
    limits: ExportLimits(rules: [ExportLimits.Rule(.d1)], maxDimensions: 1))

  @Test(arguments: [
    ("SELECT LAST 1d", ["a metric such as played"]),
    ("SELECT played BY LAST 1d", ["a dimension such as city.name"]),
    ("SELECT played WHERE LAST 1d", ["a dimension such as city.name"]),
    ("SELECT played WHERE city LAST 1d", []),
    ("SELECT played WHERE 5 LAST 1d", ["a comparison such as city.name = 'value'"]),
    ("SELECT played LAST 1d HAVING played", ["a comparison such as played > 0"]),
  ])
  func examplesAreFromTheCatalog(text: String, expected: [String]) throws {
    let session = Session(backend: ScriptedBackend(catalog: Self.small))
    let diagnostic = try #require(session.check(Array(text.utf8)).diagnostics.first)
    if !expected.isEmpty { #expect(diagnostic.expected == expected) }
  }

  @Test func aMissingRangeIsAnIntervalOfTheBackend() throws {
    let session = Session(backend: ScriptedBackend(catalog: Self.small))
    let diagnostic = try #require(session.check(Array("SELECT played".utf8)).diagnostics.first)
    #expect(diagnostic.fixIt?.title == "LAST 1d")
  }

  @Test func adviceAboutADimensionNeedsTheDimension() throws {
    let session = Session(backend: ScriptedBackend(catalog: Self.small))
    let text = "SELECT browser LAST 1d"
    let diagnostic = try #require(session.check(Array(text.utf8)).diagnostics.first)
    #expect(diagnostic.message == "this backend has no dimension 'browser.name'")
    #expect(diagnostic.advice == ["It has city.name."])
  }

  /// Without metrics or intervals, every query is an error that says so.
  @Test(arguments: [
    (Catalog(metrics: []), "this backend has no metric 'http'"),
    (
      Catalog(limits: ExportLimits(rules: [], maxDimensions: 2)), "this backend has no buckets"
    ),
  ])
  func anEmptyCatalogIsAnErrorOfEachQuery(catalog: Catalog, message: String) throws {
    let session = Session(backend: ScriptedBackend(catalog: catalog))
    for text in [
      "SELECT http LAST 1d EVERY 1d", "SELECT http LAST 1d", "SELECT * LAST 1d", "SELECT http",
      "SELECT http LAST 1d EVERY AUTO", "SHOW VALUES OF country LAST 1d",
    ] {
      let checked = session.check(Array(text.utf8))
      #expect(checked.hasErrors, "\(text)")
    }
    let first = session.check(Array("SELECT http LAST 1d EVERY 1d".utf8)).diagnostics.first
    #expect(first?.message == message)
  }

  @Test func aBackendWithoutDimensionsAnswers() async throws {
    let catalog = Catalog(
      metrics: [.sessions], dimensions: [],
      limits: ExportLimits(rules: [ExportLimits.Rule(.h1)], maxDimensions: 0))
    let session = Session(backend: ScriptedBackend(catalog: catalog))
    let answers = try await session.run(
      "SELECT * LAST 2h EVERY 1h; SHOW METRICS; SHOW DIMENSIONS; SHOW INTERVALS; SHOW LIMITS;"
        + " SELECT sessions LAST 6h")
    #expect(answers.map(\.table.rowCount) == [2, 1, 0, 1, 2, 1])
  }
}
