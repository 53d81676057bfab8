import PQSyntax
import Testing

@Suite struct UseSizeUnitTests {
  @Test(arguments: [
    ("http / 1e9", "http / 1GB"), ("http/1000", "http/1kB"),
    ("rate(http) / 1_000_000", "rate(http) / 1MB"),
    ("(http + p2p) / 1024", "(http + p2p) / 1KiB"), ("http / 1073741824.0", "http / 1GiB"),
    ("bits(rate(http)) / 1e9", "bits(rate(http)) / 1Gbit"), ("played / 60000", "played / 1m"),
    ("played / 3.6e6", "played / 1h"), ("rebuffered / 1000", "rebuffered / 1s"),
    ("2 * http / 1e9", "2 * http / 1GB"), ("http / 1e6 / 1e3", "http / 1MB / 1e3"),
    ("-http / 1e12", "-http / 1TB"), ("p95(http, 5m) / 1e15", "p95(http, 5m) / 1PB"),
  ])
  func offersAUnit(column: String, fixed: String) {
    let (before, after) = ("SELECT \(column) AS x LAST 6h", "SELECT \(fixed) AS x LAST 6h")
    #expect(Style.warnings(before).map(\.code) == [.useSizeUnit])
    #expect(Style.fixed(before) == after)
  }

  @Test(
    arguments: [
      "http / 7", "http / 1e8", "http * 1e-9", "http * 1e9", "sessions / 1000", "1e9 / http",
      "http / 1GB",
      "played / 86400000", "http / sessions / 1000", "http / p2p / 1000", "share(http) / 1000",
      "off / 1e9",
      "(http / 1GB) / 1e9",
    ])
  func leavesOtherFormsAlone(column: String) {
    #expect(Style.warnings("LET off = p2p; SELECT \(column) AS x LAST 6h") == [])
  }

  /// Bytes times 8 are bits, so the size in bits is offered after the other rule.
  @Test func followsTheRuleOfBits() {
    let text = "SELECT 8 * rate(http) / 1e9 AS x LAST 6h"
    #expect(Style.warnings(text).map(\.code) == [.useBits])
    let once = Style.fixed(text)
    #expect(Style.fixed(once) == "SELECT bits(rate(http)) / 1Gbit AS x LAST 6h")
  }

  @Test func followsTheRuleOfBitsInParentheses() {
    let text = "SELECT (8 * http) / 1e9 AS x LAST 6h"
    #expect(Style.warnings(text).map(\.code) == [.useBits])
    #expect(Style.fixed(Style.fixed(text)) == "SELECT (bits(http)) / 1Gbit AS x LAST 6h")
  }

  /// One of two sizes in a sum would be an error, so none is a fix-it.
  @Test func sizesOfASumAreAdvice() {
    let warnings = Style.warnings("SELECT http / 1e9 + p2p / 1e9 AS x LAST 6h")
    #expect(warnings.map(\.fixIt) == [nil, nil])
    #expect(
      warnings.first?.advice == [
        "Write '1GB', together with the change of the other warnings."
      ])
  }
}
