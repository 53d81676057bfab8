import PQModel
import Testing

@Suite struct ExportRequestBodyTests {
  @Test func equalsTheDocumentedBody() throws {
    #expect(
      try body() == """
        {"from": 1509494400000, "to": 1509498000000, "interval": "1m", \
        "metrics": ["http", "p2p"]}
        """)
  }

  @Test func keepsTheOrderAsked() throws {
    let filters = [
      ExportRequest.Filter(.osName, in: ["iOS", "Android"]),
      ExportRequest.Filter(.browserName, in: ["Chrome"]),
    ]
    #expect(
      try body(filters: filters, dimensions: [.osName, .cityName]) == """
        {"from": 1509494400000, "to": 1509498000000, "interval": "1m", \
        "filters": {"os.name": ["iOS", "Android"], "browser.name": ["Chrome"]}, \
        "dimensions": ["os.name", "city.name"], "metrics": ["http", "p2p"]}
        """)
  }

  @Test(arguments: [
    ("a\"b", "a\\\"b"), ("a\\b", "a\\\\b"), ("\n\r\t", "\\n\\r\\t"), ("\0\u{1F}", "\\u0000\\u001f"),
    ("é 東京 🎉", "é 東京 🎉"), ("</script>", "</script>"), ("\u{7F}\u{2028}", "\\u007f\\u2028"),
    ("'", "'"), ("", ""), ("\"\u{301}", "\\\"\u{301}"), ("\\\u{301}", "\\\\\u{301}"),
  ])
  func escapesAsJSONRequires(value: String, escaped: String) throws {
    let body = try body(filters: [ExportRequest.Filter(.cityName, in: [value])])
    let bytes = Array("[\"\(escaped)\"]".utf8)
    #expect(Array(body.utf8).contains(bytes))
  }

  private func body(
    filters: [ExportRequest.Filter] = [], dimensions: [ExportDimension] = []
  ) throws -> String {
    let from = Instant(milliseconds: 1_509_494_400_000)
    return try ExportRequest(
      range: TimeRange(from: from, to: from + .hour), interval: .m1, metrics: [.http, .p2p],
      filters: filters, dimensions: dimensions, catalog: Catalog(), clock: from + .day
    ).body
  }
}
