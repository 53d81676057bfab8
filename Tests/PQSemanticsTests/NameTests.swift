import PQModel
import PQSemantics
import PQSyntax
import Testing

/// Names of metrics, dimensions and columns: letter case, suggestions, and where they can stand.
@Suite struct NameTests {
  @Test(arguments: Metric.allCases)
  func metricsHaveNoLetterCase(metric: Metric) throws {
    for name in [metric.rawValue, metric.rawValue.uppercased(), metric.rawValue.capitalized] {
      let query = try Bound("SELECT \(name) LAST 1h EVERY 1h").query
      // The column has the name of the metric, not the spelling of the text.
      #expect(query.columns.map(\.name) == [metric.rawValue])
      #expect(query.columns.map(\.expression) == [.metric(metric)])
      #expect(query.columns.map(\.unit) == [metric.unit])
    }
  }

  @Test(arguments: ExportDimension.allCases)
  func dimensionsHaveAShortForm(dimension: ExportDimension) throws {
    let names = [dimension.rawValue, dimension.shortName]
    for name in names + names.map({ $0.uppercased() }) {
      let query = try Bound("SELECT http BY \(name) WHERE \(name) = 'x' LAST 1h EVERY 1h").query
      #expect(query.dimensions.map(\.value) == [dimension])
      #expect(query.predicate?.value.tests.map(\.dimension) == [dimension])
    }
  }

  @Test(arguments: [
    ("SELECT htp", "http"), ("SELECT Sesions", "sessions"), ("SELECT http BY browsr", "browser"),
    ("SELECT http BY isp.nam", "isp.name"), ("SELECT http WHERE contry = 'US'", "country"),
    ("SELECT http AS peers ORDER BY pears", "peers"),
    ("SELECT http AS peers HAVING pears > 1", "peers"),
    ("SELECT http BY city ORDER BY cityy", "city"),
    ("SELECT http ORDER BY timestmp", "timestamp"), ("SELECT http ORDER BY time", "timestamp"),
  ])
  func aTypoIsRepaired(text: String, name: String) throws {
    let bound = try Bound("\(text) LAST 1h EVERY 1h")
    #expect(bound.codes == [.unknownName])
    #expect(bound.fixIts == [name])
  }

  @Test(arguments: [
    ("SELECT p2p", "this backend has no metric 'p2p'"),
    ("SELECT http HAVING p2p > 1", "this backend has no metric 'p2p'"),
    ("SELECT http ORDER BY p2p", "this backend has no metric 'p2p'"),
    ("SELECT http BY os", "this backend has no dimension 'os.name'"),
    ("SELECT http WHERE os = 'x'", "this backend has no dimension 'os.name'"),
    ("SELECT http ORDER BY os", "the rows are not split by os.name, so it cannot order them"),
  ])
  func aCatalogMayLackOne(text: String, message: String) throws {
    let catalog = Catalog(metrics: [.http], dimensions: [.cityName])
    let bound = try Bound("\(text) LAST 1h EVERY 1h", catalog: catalog)
    #expect(bound.messages == [message])
    #expect(bound.binding.statements.isEmpty)
  }

  @Test(arguments: [
    ("SELECT http BY p2p", "p2p is a metric, and BY names dimensions"),
    ("SELECT http WHERE http = 'x'", "http is a metric, and WHERE filters by dimensions"),
    ("SELECT http WHERE http > 5", "http is a metric, and WHERE filters by dimensions"),
    ("SHOW VALUES OF http", "http is a metric, and OF names dimensions"),
    ("SELECT http BY nothing_like_it", "there is no dimension 'nothing_like_it'"),
    ("SELECT nothing_like_it", "there is no metric 'nothing_like_it'"),
    ("SELECT http BY timestamp", "the length of the buckets is EVERY"),
    ("SELECT timestamp", "the column timestamp comes by itself with EVERY"),
  ])
  func aNameStandsWhereItsKindDoes(text: String, message: String) throws {
    #expect(try Bound("\(text) LAST 1h").messages == [message])
  }

  @Test(arguments: [
    ("SELECT os", ["Write BY os.name: its column then comes by itself."]),
    ("SELECT http ORDER BY -os", []), ("SELECT http BY os TOP 5 BY os", []),
    (
      "SELECT http WHERE http > 5",
      ["WHERE filters what is counted; HAVING filters rows by numbers."]
    ),
    ("SELECT nothing_like_it", ["There is http, p2p, played, rebuffered, sessions."]),
  ])
  func adviceFitsThePlace(text: String, advice: [String]) throws {
    #expect(try Bound("\(text) LAST 1h").binding.diagnostics.map(\.advice) == [advice])
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
