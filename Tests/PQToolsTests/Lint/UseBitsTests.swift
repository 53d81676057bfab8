import PQSyntax
import Testing

@Suite struct UseBitsTests {
  @Test(arguments: [
    ("8 * rate(http)", "bits(rate(http))"), ("rate(http) * 8", "bits(rate(http))"),
    ("8 * http", "bits(http)"), ("8*(http + p2p)", "bits(http + p2p)"),
    ("(p2p)  *  8", "bits(p2p)"), ("8 * ((http))", "bits(http)"),
    ("8 * http * 3", "bits(http) * 3"), ("http * 8 / sessions", "bits(http) / sessions"),
    ("max(8 * rate(http), 5m)", "max(bits(rate(http)), 5m)"),
    ("rate(8 * http)", "rate(bits(http))"), ("8 * least(http, p2p)", "bits(least(http, p2p))"),
    ("8 * p99(http - 10MB, 5m)", "bits(p99(http - 10MB, 5m))"),
    ("8 * if(http > 1, http, 0)", "bits(if(http > 1, http, 0))"),
  ])
  func offersBits(column: String, fixed: String) {
    let (before, after) = ("SELECT \(column) AS x LAST 6h", "SELECT \(fixed) AS x LAST 6h")
    #expect(Style.warnings(before).map(\.code) == [.useBits])
    #expect(Style.warnings(before).allSatisfy { $0.severity == .warning })
    #expect(Style.fixed(before) == after)
  }

  /// Other numbers, other units, names without a known unit, and forms whose numbers could change.
  @Test(
    arguments: [
      "8.0 * http", "7 * http", "8 * sessions", "8 * played",
      "http / 8",
      "8 / http", "8 * 8", "8 * share(http)", "3 * http * 8",
      "8 * off",
      "8 /* bits */ * http", "bits(http)", "8 * bits(http)", "8 * http + p2p", "8 * (http / p2p)",
    ])
  func leavesOtherFormsAlone(column: String) {
    #expect(Style.warnings("LET off = p2p; SELECT \(column) AS x LAST 6h") == [])
  }

  /// A fix-it that would make the text wrong is not offered, and the others are.
  @Test func checksItsFixIts() {
    let text = "SELECT 8 * p2p LAST 6h HAVING 8 * http > 10GB"
    #expect(Style.warnings(text).map(\.range.lowerBound) == [7])
    #expect(Style.fixed(text) == "SELECT bits(p2p) LAST 6h HAVING 8 * http > 10GB")
  }

  /// In HAVING, the name of a column hides a metric.
  @Test func doesNotMistakeAColumnForAMetric() {
    #expect(Style.warnings("SELECT p2p / http AS http LAST 6h HAVING 8 * http > 1") == [])
  }
}
