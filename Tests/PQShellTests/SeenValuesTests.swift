import PQ
import Testing

@testable import PQShell
import PQModel

@Suite struct SeenValuesTests {
  @Test func newestValuesComeFirst() {
    let seen = SeenValues()
    seen.take(DataTable([.texts("country.code", ["US", "DE", "US"])]))
    seen.take(DataTable([.texts("country.code", ["BR", "DE"])]))
    #expect(seen.values(of: .countryCode) == ["BR", "DE", "US"])
    #expect(seen.values(of: .osName) == [])
  }

  @Test func onlyUsedValuesOfDimensionsAreKept() {
    let seen = SeenValues()
    let unused = TextColumn(codes: [1, 1], dictionary: ["Edge", "Chrome"])
    seen.take(
      DataTable([
        Column("browser.name", .label, .texts(unused)), .texts("metric", ["http", "p2p"]),
        Column("country.code", .measure(.count), .integers([1, 2])),
      ]))
    #expect(seen.values(of: .browserName) == ["Chrome"])
    #expect(seen.values(of: .countryCode) == [])
  }

  /// Texts that look the same but have different bytes are two values.
  @Test func spellingsAreValuesOfTheirOwn() {
    let seen = SeenValues()
    seen.take(DataTable([.texts("city.name", ["K\u{F6}ln"])]))
    seen.take(DataTable([.texts("city.name", ["Ko\u{308}ln"])]))
    #expect(seen.values(of: .cityName).map { $0.unicodeScalars.count } == [5, 4])
  }

  @Test func anAnswerWithManyValuesIsCut() {
    let seen = SeenValues()
    seen.take(DataTable([.texts("session.page", (0..<6000).map { "/\($0)" })]))
    #expect(seen.values(of: .sessionPage).count == 5000)
  }
}
