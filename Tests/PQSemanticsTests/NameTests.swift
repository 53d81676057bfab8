import PQModel
import PQSemantics
import PQSyntax
import Testing

/// Names are a closed set, in any letter case.
@Suite struct NameTests {
  @Test(arguments: Metric.allCases)
  func metricsHaveNoLetterCase(metric: Metric) throws {
    for name in [metric.rawValue, metric.rawValue.uppercased(), metric.rawValue.capitalized] {
      let query = try Bound("SELECT \(name) LAST 1h EVERY 1h").query
      // The column is named as the metric is, not as the text spells it.
      #expect(query.columns.map(\.name) == [metric.rawValue])
      #expect(query.columns.map(\.metric) == [metric])
    }
  }

  @Test(arguments: Dimension.allCases)
  func dimensionsHaveAShortForm(dimension: Dimension) throws {
    let names = [dimension.rawValue, dimension.shortName]
    for name in names + names.map({ $0.uppercased() }) {
      let query = try Bound("SELECT http BY \(name) WHERE \(name) = 'x' LAST 1h EVERY 1h").query
      #expect(query.dimensions.map(\.value) == [dimension])
      #expect(query.memberships.map(\.dimension) == [dimension])
    }
  }

  @Test func aStarIsAllMetrics() throws {
    #expect(
      try Bound("SELECT * LAST 1h EVERY 1h").query.columns.map(\.metric) == Metric.allCases)
    let small = Catalog(metrics: [.sessions, .http])
    #expect(
      try Bound("SELECT * LAST 1h EVERY 1h", catalog: small).query.columns.map(\.name)
        == ["sessions", "http"])
  }

  @Test(arguments: [
    ("SELECT p2p AS peers", ["peers"]), ("SELECT p2p AS P2P", ["P2P"]),
    ("SELECT http AS p2p, p2p AS http", ["p2p", "http"]),
    ("SELECT http, http AS again", ["http", "again"]),
    ("SELECT (http) AS last", ["last"]), ("SELECT http AS größe", ["größe"]),
  ])
  func anAliasNamesItsColumn(select: String, names: [String]) throws {
    #expect(try Bound("\(select) LAST 1h EVERY 1h").query.columns.map(\.name) == names)
  }

  @Test(arguments: [
    "SELECT http, HTTP", "SELECT http, p2p AS Http", "SELECT *, http", "SELECT http AS x, p2p AS X",
    "SELECT http BY browser, browser.name", "SELECT http BY os, OS",
    // The columns that come by themselves have names as well.
    "SELECT http AS timestamp", "SELECT http AS Timestamp", "SELECT http AS os.name BY os",
  ])
  func noNameIsTakenTwice(text: String) throws {
    #expect(try Bound("\(text) LAST 1h EVERY 1h").codes == [.duplicateColumn])
  }

  @Test(arguments: [
    ("SELECT htp", "http"), ("SELECT Sesions", "sessions"), ("SELECT http BY browsr", "browser"),
    ("SELECT http BY isp.nam", "isp.name"), ("SELECT http WHERE contry = 'US'", "country"),
    ("SELECT http AS peers ORDER BY pears", "peers"),
    ("SELECT http BY city ORDER BY cityy", "city"),
    ("SELECT http ORDER BY timestmp", "timestamp"),
  ])
  func aTypoIsRepaired(text: String, name: String) throws {
    let bound = try Bound("\(text) LAST 1h EVERY 1h")
    #expect(bound.codes == [.unknownName])
    #expect(bound.binding.diagnostics.first?.repair?.title == name)
  }

  @Test(arguments: [
    ("SELECT p2p", "this backend has no metric 'p2p'"),
    ("SELECT http BY os", "this backend has no dimension 'os.name'"),
    ("SELECT http WHERE os = 'x'", "this backend has no dimension 'os.name'"),
    ("SELECT http ORDER BY p2p", "there is no column 'p2p'"),
  ])
  func aCatalogMayLackOne(text: String, message: String) throws {
    let catalog = Catalog(metrics: [.http], dimensions: [.cityName])
    let bound = try Bound("\(text) LAST 1h EVERY 1h", catalog: catalog)
    #expect(bound.binding.diagnostics.map(\.message) == [message])
    #expect(bound.binding.statements.isEmpty)
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
