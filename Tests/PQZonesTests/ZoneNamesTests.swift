import PQTestSupport
import Testing

@testable import PQZones

@Suite struct ZoneNamesTests {
  private func names(_ files: [String: String]) throws -> [String] {
    let folder = try TemporaryFolder(files.mapValues { Array($0.utf8) })
    return ZoneNames(of: ZoneFolders(paths: [folder.path])).names
  }

  @Test func areZonesAndLinks() throws {
    let list = """
      # version 2025b
      R d 1916 o - Jun 14 23s 1 S
      Z Europe/Berlin 0:53:28 - LMT 1893 Ap
      1 c CE%sT 1945 May 24 2
      L Europe/Berlin Arctic/Longyearbyen
      Z
      L Europe/Berlin
      """
    #expect(try names(["tzdata.zi": list]) == ["Europe/Berlin", "Arctic/Longyearbyen"])
    #expect(try names(["tzdata.zi": list, "zone.tab": ""]).count == 2)
  }

  @Test(arguments: ["zone1970.tab", "zone.tab"])
  func areZonesOfTheTable(file: String) throws {
    let table = "#codes\tcoordinates\tTZ\nDE\t+5230+01322\tEurope/Berlin\tmost\nXX\n"
    #expect(try names([file: table]) == ["Europe/Berlin"])
  }

  @Test func areNoneWithoutAList() throws {
    #expect(try names([:]) == [])
    #expect(ZoneNames([]).suggestion(for: "Europe/Berlin") == nil)
  }

  @Test(arguments: [
    ("berlin", "berln", true), ("berlin", "berlinn", true), ("berlin", "berlim", true),
    ("berlin", "brelin", true), ("berlin", "erlin", true), ("berlin", "berlin", true),
    ("berlin", "brlen", false), ("berlin", "bern", false), ("berlin", "", false),
    ("aabb", "abb", false), ("aabbb", "abbb", true), ("aaaa", "aaaaa", true),
    ("berlin", "nilreb", false),
  ])
  func oneTypingMistakeIsRecognized(left: String, right: String, isOneTypo: Bool) {
    #expect(ZoneNames.isOneTypo(Array(left.utf8)[...], Array(right.utf8)[...]) == isOneTypo)
    #expect(ZoneNames.isOneTypo(Array(right.utf8)[...], Array(left.utf8)[...]) == isOneTypo)
  }

  /// A zone with the same city is suggested before one with a typing mistake.
  @Test func theSameCityIsSuggestedFirst() {
    let names = ZoneNames(["Europe/Berlim", "Europe/Berlin"])
    #expect(names.suggestion(for: "Asia/Berlin") == "Europe/Berlin")
    #expect(names.spelling(of: "EUROPE/berlin") == "Europe/Berlin")
    #expect(names.spelling(of: "Europe/Bonn") == nil)
  }
}
