import PQModel
import PQTools
import Testing

@Suite struct HoverTests {
  @Test(arguments: [
    ("SEL|ECT http", "SELECT", "a query: its columns, and clauses behind them"),
    ("SELECT http|", "http, a metric in bytes", "bytes delivered over HTTP"),
    (
      "SELECT http BY |country", "country.code, a dimension", "the viewer's country, as two letters"
    ),
    (
      "SELECT sh|are(http)", "share(x)",
      "the part of x that the group has of all groups of the bucket"
    ),
    (
      "SELECT p7|3(http, 5m)", "p73(x, length)",
      "the 73rd percentile of x over the buckets of this length inside the bucket"
    ),
    ("SELECT bi|ts(http)", "bits(x)", "the bits in x bytes: 8 times x"),
    (
      "SELECT http HAVING http BETW|EEN 1 AND 2", "BETWEEN",
      "from one number to another, both included"
    ),
    (
      "SELECT percentile(http, 95, 5m, near|est)", "NEAREST",
      "a value of a bucket, not one between two; empty buckets count as 0"
    ),
    ("SET wi|dth = 3", "width, a setting", "about how many buckets EVERY AUTO makes"),
    ("SELECT http LAST 6h ev|ery 1h", "EVERY", "cuts the range into buckets of this length"),
    ("SELECT http DURING LA|ST WEEK", "LAST", "the one before"),
    ("SELECT http LAST 6h ORDER B|Y http", "BY", "sorts the rows"),
    ("SELECT http AS last LA|ST 6h", "LAST", "the newest complete buckets, as long as this"),
  ])
  func describesTheWord(text: String, title: String, detail: String) throws {
    let (bytes, cursor) = Marked.split(text)
    let hover = try #require(Hover(at: cursor, in: bytes))
    #expect((hover.title, hover.detail) == (title, detail))
    #expect(hover.range.contains(cursor) || hover.range.upperBound == cursor)
  }

  @Test(arguments: [
    ("SELECT htt|p", "http, a metric"), ("SELECT p2p BY |city", "city.name, a dimension"),
  ])
  func aNameThatTheBackendLacksIsNotDescribed(text: String, title: String) throws {
    let (bytes, cursor) = Marked.split(text)
    let catalog = Catalog(metrics: [.p2p], dimensions: [.osName])
    let hover = try #require(Hover(at: cursor, in: bytes, catalog: catalog))
    #expect(hover.title == title)
    #expect(hover.detail == "This backend does not have it.")
  }

  @Test(arguments: [
    "SELECT http AS la|st", "SELECT http |  LAST", "|", "LET o|ff = 1", "LAST 6|h", "-- SEL|ECT",
  ])
  func otherPlacesHaveNoHover(text: String) {
    let (bytes, cursor) = Marked.split(text)
    #expect(Hover(at: cursor, in: bytes) == nil)
  }

  @Test(arguments: [-1, 12, Int.max, Int.min])
  func placesOutsideOfTheTextHaveNoHover(offset: Int) {
    #expect(Hover(at: offset, in: Array("SELECT http".utf8)) == nil)
  }
}
