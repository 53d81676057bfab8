import PQModel
import Testing

/// The contents of the catalog, as SHOW prints them.
@Suite struct CatalogTests {
  let catalog = Catalog()

  @Test func metrics() {
    #expect(
      rows(catalog.metricTable) == [
        "metric | unit | over time | meaning",
        "http | bytes | adds | bytes delivered over HTTP",
        "p2p | bytes | adds | bytes delivered peer to peer",
        "played | milliseconds | adds | milliseconds that players were playing",
        "rebuffered | milliseconds | adds | milliseconds that players were rebuffering",
        "sessions | sessions | averages | average number of sessions",
      ])
  }

  @Test func dimensions() {
    #expect(
      rows(catalog.dimensionTable).map {
        $0.split(separator: " | ").prefix(2).joined(separator: " ")
      }
        == [
          "dimension short", "browser.name browser", "country.code country", "city.name city",
          "isp.name isp", "os.name os", "session.page page",
        ])
  }

  @Test func intervals() {
    #expect(
      rows(catalog.intervalTable) == [
        "interval | longest range | reaches back", "1m | 6h | 7d", "5m | 6h | 7d",
        "10m | 7d | 14d", "30m | 7d | 14d", "1h | unlimited | 14d", "3h | unlimited | 14d",
        "12h | unlimited | 14d", "1d | unlimited | unlimited", "7d | unlimited | unlimited",
        "14d | unlimited | unlimited",
      ])
  }

  @Test func limits() {
    let rows = rows(catalog.limitTable)
    #expect(
      rows.prefix(3) == [
        "what | limit", "dimensions in BY | at most 2",
        "EVERY 1m | at most 6h at once, within the last 7d",
      ])
    #expect(
      rows[6...8] == [
        "EVERY 1h | within the last 14d", "EVERY 3h | within the last 14d",
        "EVERY 12h | within the last 14d",
      ])
    #expect(rows.last == "EVERY 14d | unlimited")
  }

  @Test func aSmallerCatalogShowsLess() {
    let small = Catalog(
      metrics: [.sessions], dimensions: [], limits: ExportLimits(rules: [], maxDimensions: 0))
    #expect(small.metricTable.rowCount == 1)
    #expect(small.dimensionTable.rowCount == 0)
    #expect(small.intervalTable.rowCount == 0)
    #expect(rows(small.limitTable) == ["what | limit", "dimensions in BY | at most 0"])
  }

  private func rows(_ table: DataTable) -> [String] {
    let columns = table.columns.map { column -> [String] in
      guard case .texts(let texts) = column.values else { return [] }
      return texts.codes.indices.map { texts[$0] }
    }
    return [table.columns.map(\.name).joined(separator: " | ")]
      + (0..<table.rowCount).map { row in columns.map { $0[row] }.joined(separator: " | ") }
  }
}
