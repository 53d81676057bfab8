import PQSemantics
import PQSyntax
import Testing

/// Numbers of different units can neither be added nor compared.
@Suite struct UnitMismatchTests {
  @Test(arguments: [
    ("http + played", "bytes and milliseconds cannot be added"),
    ("http - sessions", "bytes and sessions cannot be subtracted"),
    ("1 + http + sessions", "bytes and sessions cannot be added"),
    ("http + p2p / http", "bytes and a ratio cannot be added"),
    ("http + rank(http)", "bytes and a bare number cannot be added"),
    ("http + 100 * p2p / http", "bytes and a bare number cannot be added"),
    ("http + 1h", "bytes and milliseconds cannot be added"),
    ("sessions + 1MB", "sessions and bytes cannot be added"),
    ("rate(http) + p2p", "bytes in a second and bytes cannot be added"),
    ("rate(http) + http / 1s", "bytes in a second and bytes/milliseconds cannot be added"),
    ("rate(played) + 1h", "milliseconds/s and milliseconds cannot be added"),
    ("http / sessions + http", "bytes/sessions and bytes cannot be added"),
    ("least(http, sessions)", "bytes and sessions cannot both come out of least"),
    ("coalesce(http, 0, played)", "bytes and milliseconds cannot both come out of coalesce"),
    ("if(http > 1, http, p2p / http)", "bytes and a ratio cannot both come out of if"),
    ("if(http > 1h, 1, 0)", "bytes and milliseconds cannot be compared"),
    ("if(http = sessions, 1, 0)", "bytes and sessions cannot be compared"),
  ])
  func messageNamesTheUnits(column: String, message: String) throws {
    let bound = try Bound(column: column)
    #expect(bound.codes == [.unitMismatch])
    #expect(bound.messages == [message])
  }

  @Test(arguments: [
    ("p2p + http + played + http", "p2p + http + played"), ("2 * (http + played)", "http + played"),
    ("least(1, http, sessions)", "least(1, http, sessions)"),
  ])
  func hasAPlace(column: String, place: String) throws {
    #expect(try Bound(column: column).places == [place])
  }

  /// The side in bytes is converted, unless it is multiplied by a number, which may be 8 already.
  @Test(arguments: [
    ("http > 1Gbit", "bits(http) > 1Gbit"), ("1Gbit < rate(http)", "1Gbit < bits(rate(http))"),
    ("bits(http) > 1GB", "bits(http) > bits(1GB)"), ("bits(http) > p2p", "bits(http) > bits(p2p)"),
    ("http + p2p + bits(http) > 1", "bits(http + p2p) + bits(http) > 1"),
    ("bits(http) - p2p > 1", "bits(http) - bits(p2p) > 1"),
    ("http BETWEEN 1Gbit AND 2", "bits(http) BETWEEN 1Gbit AND 2"),
    ("8 * http > 1Gbit", nil), ("bits(http) > played", nil), ("bits(http) > 2 * http", nil),
  ])
  func bytesAreConvertedToBits(condition: String, repaired: String?) throws {
    let text = "SELECT http LAST 1h EVERY 1h HAVING "
    let bound = try Bound(text + condition)
    let diagnostic = try #require(bound.binding.diagnostics.first)
    let fixed = diagnostic.fixIt?.applied(toOriginal: Array((text + condition).utf8))
    #expect(fixed.map { String(decoding: $0, as: UTF8.self) } == repaired.map { text + $0 })
  }

  @Test(arguments: [
    ("bits(sessions)", "bits converts bytes, and 'sessions' is in sessions"),
    ("bits(played)", "bits converts bytes, and 'played' is in milliseconds"),
    ("bits(bits(http))", "bits converts bytes, and 'bits(http)' is in bits"),
    ("bits(p2p / http)", "bits converts bytes, and 'p2p / http' is a ratio"),
    ("bits(5)", "bits converts bytes, and '5' is a bare number"),
    ("bits(http / sessions)", "bits converts bytes, and 'http / sessions' is in bytes/sessions"),
  ])
  func bitsNeedsBytes(column: String, message: String) throws {
    let bound = try Bound(column: column)
    #expect(bound.codes == [.unitMismatch])
    #expect(bound.messages == [message])
  }

  @Test(arguments: [
    ("http > 1GB", true), ("http > 5", true), ("5 < http", true), ("http > p2p", true),
    ("p2p / http > 0.5", true), ("p2p / http > rank(http)", true), ("rate(http) > 10MB", true),
    ("10MB < rate(http)", true), ("rate(http) > 2 * 10MB", true), ("rate(http) > 10MB / 8", true),
    ("rate(http) > -10MB", true), ("rate(http) > 1MB + 5", true), ("rate(http) > 5 + 1MB", true),
    ("rate(http) > round(1.5MB)", true), ("rate(http) > least(1MB, 2MB)", true),
    ("played > 1h", true), ("played > 0s", true), ("sessions >= 1.5", true),
    ("http > 1h", false), ("http > sessions", false), ("p2p / http > 1MB", false),
    ("rate(http) > p2p", false), ("rate(http) > 1MB * 1MB", false), ("rate(http) > 1h", false),
    ("rate(http) > 1MB + p2p", false), ("rate(http) / sessions > 1MB", false),
    ("bits(http) > 1Gbit", true), ("bits(rate(http)) > 1Gbit", true),
    ("rate(bits(http)) > 1Gbit", true),
    ("bits(http) > bits(10MB)", true), ("bits(rate(http)) > bits(10MB)", true),
    ("bits(http) > 5", true),
    ("bits(http) > 1GB", false), ("http > 1Gbit", false), ("rate(http) > 1Gbit", false),
    ("bits(http) > http", false), ("bits(rate(http)) > bits(http)", false),
    ("rate(http) > http / 2", false), ("sessions > 1kB", false), ("rank(http) > 1B", false),
  ])
  func comparisons(condition: String, matches: Bool) throws {
    let bound = try Bound("SELECT http LAST 1h EVERY 1h HAVING \(condition)")
    #expect(bound.codes == (matches ? [] : [.unitMismatch]))
  }
}
