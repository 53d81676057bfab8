import PQTools
import Testing

/// The text after the first completion at `|` is accepted.
@Suite struct CandidateWriterTests {
  @Test(arguments: [
    ("sel|", "select"), ("SE|", "SELECT"), ("Sel|", "SELECT"),
    ("SELECT ht| LAST 6h", "SELECT http LAST 6h"), ("SELECT ht|tp LAST 6h", "SELECT http LAST 6h"),
    ("SELECT p|layed", "SELECT p2p"), ("SELECT |LAST 6h", "SELECT http LAST 6h"),
    ("SELECT sh|", "SELECT share("), ("SELECT sh|(http)", "SELECT share(http)"),
    ("SELECT http BY browser.n|ope LAST 1h", "SELECT http BY browser.name LAST 1h"),
    ("SELECT http LAST 6h ord|", "SELECT http LAST 6h order by"),
    ("SELECT http LAST 6h OR| BY http", "SELECT http LAST 6h ORDER BY http"),
    ("SELECT http LAST 6h compare|  with 1d AGO", "SELECT http LAST 6h compare  with 1d AGO"),
    ("SELECT http LAST 6|", "SELECT http LAST 6h"), ("SELECT http LAST 6|x", "SELECT http LAST 6h"),
    ("SELECT é| LAST 6h", "SELECT é LAST 6h"),
  ])
  func writesWords(text: String, expected: String) { #expect(Self.accepted(text) == expected) }

  @Test(arguments: [
    ("= |", "= 'US'"), ("= d|", "= 'DE'"), ("= 'd|", "= 'DE'"), ("= 'd|'", "= 'DE'"),
    ("= \"d|", "= \"DE\""), ("= \"d|\" LAST 6h", "= \"DE\" LAST 6h"), ("= 'it|", "= 'it''s'"),
    ("= \"it|", "= \"it's\""), ("= 'it''|", "= 'it''s'"), ("= 'd|zz' LAST 6h", "= 'DE' LAST 6h"),
    ("= 'd| AND city = 'x'", "= 'DE' AND city = 'x'"), ("IN ('d|, 'US')", "IN ('DE', 'US')"),
    ("IN ('US', 'd|", "IN ('US', 'DE'"), ("= 'US'|", "= 'US' AND"), ("= 'US' |", "= 'US' AND"),
  ])
  func writesValues(text: String, expected: String) {
    let start = "SELECT http WHERE country "
    #expect(Self.accepted(start + text) == start + expected)
  }

  /// A path continues after a folder, so its quote stays open.
  @Test(arguments: [
    ("INCLUDE |", "INCLUDE 'reports/"), ("INCLUDE 'rep|'", "INCLUDE 'reports/"),
    ("INCLUDE 'ot|", "INCLUDE 'other.pq'"),
    ("SET timezone = 'ber|", "SET timezone = 'Europe/Berlin'"),
  ])
  func writesPathsAndZones(text: String, expected: String) {
    #expect(Self.accepted(text) == expected)
  }

  private static func accepted(_ text: String) -> String {
    var (bytes, cursor) = Marked.split(text)
    let offered = Samples.completer.completions(text: bytes, cursor: cursor)
    if let first = offered.first { bytes.replaceSubrange(first.range, with: first.insertion.utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
