import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct ShowValuesTests {
  @Test func isAQueryOfTheDimension() throws {
    let query = try Bound("SHOW VALUES OF os LAST 1d").query
    #expect(query.columns.map(\.name) == ["sessions"])
    #expect(query.dimensions.map(\.value) == [.osName])
    #expect(query.every == .whole)
    #expect(query.order.map(\.code) == ["sessions desc"])
    #expect(query.limit == nil && query.predicate == nil && query.into == nil)
  }

  @Test func supportsWhereRangeAndZone() throws {
    let query = try Bound(
      """
      SHOW VALUES OF country.code WHERE os = 'a' DURING YESTERDAY TIMEZONE 'Europe/Berlin' LIMIT 5
      INTO 'a.csv'
      """
    ).query
    #expect(query.predicate?.value.code == "os in [a]")
    #expect(query.zone == .berlin)
    #expect(query.limit == 5)
    #expect(query.into?.value == "a.csv")
  }

  @Test(arguments: [
    ("EVERY 1h", "EVERY"), ("by os", "BY"), ("HAVING http > 1", "HAVING"),
    ("ORDER BY http", "ORDER"),
    ("TOP 5 BY http", "TOP"), ("FILL 0", "FILL"), ("COMPARE WITH PREVIOUS", "COMPARE"),
  ])
  func otherClausesHaveNoMeaning(clause: String, word: String) throws {
    let bound = try Bound("SHOW VALUES OF os LAST 1d \(clause)")
    #expect(bound.codes == [.wrongKind])
    #expect(bound.messages == ["SHOW VALUES has no \(word)"])
    #expect(bound.binding.statements.isEmpty)
  }

  @Test(arguments: [
    ("SHOW VALUES OF os", [DiagnosticCode.missingRange]),
    ("SHOW VALUES OF oss LAST 1d", [.unknownName]), ("SHOW VALUES OF http LAST 1d", [.wrongKind]),
    ("SHOW VALUES LAST 1d", [.unexpectedToken]), ("SHOW VALUES OF LAST 1d", [.unexpectedToken]),
    ("SHOW VALUES OF os LAST 0h LIMIT 1.5", [.invalidDuration, .invalidNumber]),
    ("SHOW VALUES OF os LAST 1d WHERE oss = 'a'", [.unknownName]),
  ])
  func mistakesAreReported(text: String, codes: [DiagnosticCode]) throws {
    #expect(try Bound(text).codes == codes)
  }

  @Test func aBackendMayLackSessions() throws {
    let catalog = Catalog(metrics: [.http, .p2p])
    let query = try Bound("SHOW VALUES OF os LAST 1d", catalog: catalog).query
    #expect(query.columns.map(\.name) == ["p2p"])
  }
}
