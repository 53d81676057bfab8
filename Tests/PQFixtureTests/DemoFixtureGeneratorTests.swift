import PQModel
import Testing

@testable import PQFixture

@Suite struct DemoFixtureGeneratorTests {
  @Test func theFirstLinesArePinned() throws {
    let text = try #require(FixtureGenerator(groups: 2)).text()
    let pinned = """
      "timestamp","browser.name","country.code","city.name","isp.name","os.name",\
      "session.page","http","p2p","played","rebuffered","sessions"
      1768422600000,"Chrome","US","New York","Granite Cable","iOS",\
      "/series/harbour-lights",821379343,62746117,2919625,27460,52
      1768422600000,"Chrome","DE","Berlin","Rheinnetz","iOS",\
      "/series/harbour-lights",966142881,72761713,4017016,57120,72
      1768422660000,"Chrome","US","New York","Granite Cable","iOS",\
      "/series/harbour-lights",811698873,61696597,2883566,27752,52

      """
    #expect(text.hasPrefix(pinned))
    #expect(text.last == "\n")
  }

  @Test(arguments: [(1, 1), (3, 2), (20, 1)])
  func aRowForEveryMinuteAndGroup(groups: Int, days: Int) throws {
    let end = try #require(Instant(iso8601: "2020-03-01T00:00:59.999"))
    let generator = try #require(FixtureGenerator(days: days, groups: groups, end: end))
    let times = generator.text().split(separator: "\n").dropFirst()
      .compactMap { Int64($0.prefix { $0 != "," }) }
    let last = end.floored(to: .minute).milliseconds - 60_000
    let expected = (0..<days * 1440).reversed().flatMap {
      repeatElement(last - Int64($0) * 60_000, count: groups)
    }
    #expect(times == expected)
    #expect(generator.rowCount == expected.count)
  }

  @Test func outputDependsOnTheSeed() throws {
    let one = try #require(FixtureGenerator(seed: 1, groups: 5))
    let two = try #require(FixtureGenerator(seed: 2, groups: 5))
    #expect(one.text() == one.text())
    #expect(one.text() != two.text())
  }

  @Test(arguments: [UInt64.min, .max, 7])
  func noSeedGivesNegativeNumbers(seed: UInt64) throws {
    let end = try #require(Instant(iso8601: "2000-01-02"))
    let generator = try #require(FixtureGenerator(seed: seed, groups: 12, end: end))
    let hasNegatives = generator.text().contains(",-")
    #expect(!hasNegatives)
  }

  @Test func manyGroupsGetGeneratedPages() throws {
    let groups = 5000
    let generator = try #require(FixtureGenerator(groups: groups))
    struct Enough: Error {}
    var text = ""
    #expect(throws: Enough.self) {
      try generator.write { chunk in
        text += String(decoding: chunk, as: UTF8.self)
        if text.utf8.count > groups * 160 { throw Enough() }
      }
    }
    let labels = text.split(separator: "\n").dropFirst().prefix(groups)
      .map { $0.split(separator: ",").dropFirst().prefix(6).joined() }
    #expect(Set(labels).count == groups)
    #expect(labels.contains { $0.contains("/live/channel-1\"") })
  }

  @Test func jsonHasTheSameRows() throws {
    let generator = try #require(FixtureGenerator(groups: 2))
    let lines = generator.text(as: .json).split(separator: "\n").map(String.init)
    #expect(lines.first == "{\"grain\": \"1m\", \"data\": [")
    #expect(lines.last == "]}")
    #expect(lines.count == generator.rowCount + 2)
    #expect(lines.dropFirst().dropLast(2).allSatisfy { $0.hasSuffix("},") })
    let numbers = lines[1].split { !$0.isNumber }.map(String.init)
    let cells = generator.text().split(separator: "\n")[1].split { !$0.isNumber }.map(String.init)
    #expect(numbers.filter { $0 != "2" } == cells)
  }

  @Test(arguments: [
    (FixtureFormat.csv, "a \"b\"", "\"a \"\"b\"\"\""), (.csv, "", "\"\""),
    (.csv, "a,\\b", "\"a,\\b\""), (.csv, "\"\u{301}", "\"\"\"\u{301}\""),
    (.json, "a \"b\"", "\"a \\\"b\\\"\""),
  ])
  func quotes(form: FixtureFormat, text: String, quoted: String) {
    #expect(form.quoted(text) == quoted)
  }

  @Test func chunksAreAFewPages() throws {
    var sizes: [Int] = []
    try #require(FixtureGenerator(groups: 10)).write { sizes.append($0.count) }
    #expect(sizes.dropLast().allSatisfy { (65_536..<66_000).contains($0) })
  }

  @Test(arguments: [(0, 1), (1, 0), (1, 100_001), (3661, 1), (-1, 5)])
  func invalidSizesAreRefused(days: Int, groups: Int) {
    #expect(FixtureGenerator(days: days, groups: groups) == nil)
  }

  @Test(arguments: [Int64.min, 0, Int64.max])
  func refusesEndsThatAreTooFar(milliseconds: Int64) {
    #expect(FixtureGenerator(end: Instant(milliseconds: milliseconds)) == nil)
  }
}

extension FixtureGenerator {
  fileprivate func text(as form: FixtureFormat = .csv) -> String {
    var bytes: [UInt8] = []
    write(as: form) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
