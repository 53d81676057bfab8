import PQ
import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

/// A note names a value of WHERE that no row has, and the nearest value. No request is sent for it.
@Suite struct UnknownValueTests {
  @Test(arguments: [
    ("country = 'us'", ["no row has country.code 'us'; the nearest value is 'US'"]),
    ("country != 'us'", ["no row has country.code 'us'; the nearest value is 'US'"]),
    ("country LIKE 'us'", ["no row has country.code 'us'; the nearest value is 'US'"]),
    ("country NOT IN ('US', 'de')", ["no row has country.code 'de'; the nearest value is 'DE'"]),
    ("browser = 'Chorme'", ["no row has browser.name 'Chorme'; the nearest value is 'Chrome'"]),
    (
      "country = 'Atlantis'",
      ["no row has country.code 'Atlantis'; SHOW VALUES OF country.code LAST 1d lists the values"]
    ),
    (
      "browser = 'safari' OR country = 'jp' AND os LIKE 'x%'",
      [
        "no row has browser.name 'safari'; the nearest value is 'Safari'",
        "no row has country.code 'jp'; the nearest value is 'JP'",
      ]
    ),
    ("country = 'US'", []), ("country LIKE 'u_'", []), ("country ILIKE 'us'", []),
    // A value without traffic in the range is not unknown.
    ("country = 'JP' AND isp = 'Granite Cable'", []),
  ])
  func ofTheDemo(filter: String, notes: [String]) async {
    #expect(await self.notes("SELECT http WHERE \(filter) LAST 1h") == notes)
  }

  @Test func atMostThree() async {
    let text = "SELECT http WHERE country IN ('a1', 'US', 'b2', 'c3', 'd4', 'us') LAST 1h"
    let notes = await notes(text)
    #expect(notes.count == 3)
    #expect(notes[0].hasPrefix("no row has country.code 'a1';"))
  }

  @Test func fixtureFilesKnowTheirValues() async throws {
    let fixture = try RandomFixture(seed: 1)
    let known = fixture.backend.knownValues(of: .countryCode)
    #expect(!known.isEmpty)
    let notes = await notes(
      "SELECT http WHERE country IN ('\(known[0])x', '\(known[0])') LAST 1h", fixture.backend)
    #expect(notes.count == 1)
  }

  /// A backend without a list of values is asked nothing else. An answer that is split by the dimension
  /// and not filtered by others shows which values exist.
  @Test(arguments: [
    ("BY country WHERE country IN ('US', 'us')", ["no row has country.code 'us'"]),
    ("WHERE country IN ('US', 'us') OR isp LIKE 'G%'", ["no row has country.code 'us'"]),
    ("BY country WHERE country != 'us'", ["no row has country.code 'us'"]),
    ("WHERE country IN ('US', 'us')", []), ("WHERE country = 'us'", []),
    ("BY country WHERE country IN ('US', 'us') AND browser = 'Safari'", []),
    ("BY country WHERE country IN ('US', 'JP')", []),
    ("BY country WHERE country IN ('US', 'us') AND country != 'us'", []),
  ])
  func ofAnAnswer(clauses: String, notes: [String]) async {
    let backend = LimitedBackend("live", DemoBackend(), .documented)
    let found = await self.notes("SELECT http \(clauses) LAST 1h", backend)
    #expect(found == notes.map { "\($0); the nearest value is 'US'" })
  }

  private func notes(_ text: String, _ backend: any Backend = DemoBackend()) async -> [String] {
    let outcome = await Session(backend: backend).outcome(of: text)
    return outcome.answers.flatMap { $0.facts?.notes ?? [] }.map(\.message)
  }
}
