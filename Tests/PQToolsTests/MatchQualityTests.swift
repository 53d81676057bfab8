import PQTools
import Testing

/// Which of the things that can stand at a place are offered for what was typed, and in which order.
@Suite struct MatchQualityTests {
  @Test(arguments: [
    // What begins with it, in any letter case; what is it goes first.
    ("SELECT http BY co", ["country.code", "country"]),
    ("SELECT http BY COUNTRY", ["country", "country.code"]),
    ("SELECT P", ["p2p", "played", "p50", "p95", "p99"]),
    // If nothing does: a part of it, then something inside, then its letters in that order.
    ("SELECT http BY na", ["browser.name", "city.name", "isp.name", "os.name"]),
    ("SELECT http BY page", ["page"]),
    ("SELECT buff", ["rebuffered"]), ("SELECT mvg", ["moving_avg"]),
    ("SELECT http BY bn", ["browser.name"]), ("SELECT http TIMEZONE 'par", ["Europe/Paris"]),
    // Words of the language only by their beginning.
    ("SELECT http LAST 6h imit", []), ("SELECT http LAST 6h lm", []), ("SELECT zzz", []),
  ])
  func ranks(text: String, expected: [String]) {
    #expect(CompleterTests.labels(text) == expected)
  }
}
