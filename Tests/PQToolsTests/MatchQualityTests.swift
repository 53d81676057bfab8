import PQTools
import Testing

/// The completions that match a typed word, and their order.
@Suite struct MatchQualityTests {
  @Test(arguments: [
    // Words that begin with it in any letter case; an exact match is first.
    ("SELECT http BY co", ["country.code", "country"]),
    ("SELECT http BY COUNTRY", ["country", "country.code"]),
    ("SELECT P", ["p2p", "played", "p50", "p95", "p99", "percentile"]),
    // If there are none: a part that begins with it, then a word that contains it, then one with
    // its letters in order.
    ("SELECT http BY na", ["browser.name", "city.name", "isp.name", "os.name"]),
    ("SELECT http BY page", ["page"]),
    ("SELECT buff", ["rebuffered"]), ("SELECT mvg", ["moving_avg"]),
    ("SELECT http BY bn", ["browser.name"]), ("SELECT http TIMEZONE 'par", ["Europe/Paris"]),
    // Words of the language match by their beginning only.
    ("SELECT http LAST 6h imit", []), ("SELECT http LAST 6h lm", []), ("SELECT zzz", []),
  ])
  func ranks(text: String, expected: [String]) {
    #expect(CompleterTests.labels(text) == expected)
  }
}
