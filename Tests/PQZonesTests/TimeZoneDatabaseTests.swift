import Foundation
import PQModel
import PQTestSupport
import Testing

@testable import PQZones

@Suite struct TimeZoneDatabaseTests {
  private func failure(_ name: String, in folders: ZoneFolders = .system) -> TimeZoneFailure? {
    do {
      _ = try folders.rules(named: name)
      return nil
    } catch { return error }
  }

  @Test(arguments: ["UTC", "utc", "Utc", "Etc/UTC", "etc/utc"])
  func utcNeedsNoDatabase(name: String) throws {
    #expect(try TimeZoneDatabase.rules(named: name) == .utc)
    #expect(try ZoneFolders(paths: []).rules(named: name).isUTC)
  }

  @Test(arguments: ["Etc/GMT", "Etc/UCT", "Etc/Zulu"])
  func otherNamesOfUTCAreUTC(name: String) throws {
    #expect(try Database.rules(name).isUTC)
  }

  @Test(arguments: ["Europe/Berlin", "europe/berlin", "EUROPE/BERLIN"])
  func letterCaseDoesNotMatter(name: String) throws {
    let instant = Instant(milliseconds: 1_768_509_000_000)
    #expect(try Database.rules(name).offset(at: instant) == .hour)
  }

  @Test(arguments: [
    ("Europe/Berln", "Europe/Berlin"), ("Europe/Brelin", "Europe/Berlin"),
    ("Europe/Berlinn", "Europe/Berlin"), ("Berlin", "Europe/Berlin"),
    ("Germany/Berlin", "Europe/Berlin"), ("new york", "America/New_York"),
    ("America/New-York", "America/New_York"), ("kolkatta", "Asia/Kolkata"),
    ("Asia/Tokio", "Asia/Tokyo"), ("Mars/Olympus", nil), ("", nil), ("XYZT", nil),
    ("東京", nil), ("Europe/", nil),
  ])
  func unknownNameHasASuggestion(name: String, suggestion: String?) throws {
    _ = try Database.rules("Europe/Berlin")
    #expect(failure(name) == .unknown(name: name, suggestion: suggestion))
  }

  @Test(arguments: [
    "../../etc/passwd", "/usr/share/zoneinfo/Europe/Berlin", "Europe/../Europe/Berlin",
    "./Europe/Berlin", "Europe//Berlin", "Europe/Berlin/", "/", ".", "..", "Europe", "zone.tab",
    "Europe/Berlin\0", "Europe/Ber lin", "-", "+VERSION",
    String(repeating: "a", count: 99), String(repeating: "a/", count: 1_000_000),
  ])
  func invalidZoneNamesAreUnknown(name: String) throws {
    _ = try Database.rules("Europe/Berlin")
    guard case .unknown(name, _)? = failure(name) else {
      Issue.record("\(failure(name).map { "\($0)" } ?? "found")")
      return
    }
  }

  @Test func missingDatabaseIsReported() throws {
    let folder = TemporaryFolder()
    let missing = ZoneFolders(paths: ["/nowhere/at/all", folder.path])
    let failure = try #require(self.failure("Europe/Berlin", in: missing))
    #expect(failure == .noDatabase(folders: missing.paths))
    #expect(failure.message.hasSuffix("no time-zone database in /nowhere/at/all, \(folder.path)"))
    #expect(failure.advice.contains("install the package tzdata"))
  }

  @Test func damagedFileIsNamed() throws {
    let folder = try TemporaryFolder(["Empty": [], "Text": Array("TZif, or not".utf8)])
    let folders = ZoneFolders(paths: ["/nowhere/at/all", folder.path])
    for name in ["Empty", "Text"] {
      #expect(failure(name, in: folders) == .damaged(file: "\(folder.path)/\(name)"))
    }
  }

  /// macOS has a file `+VERSION` beside the zones.
  @Test func aFileOfAnotherKindIsNoZone() throws {
    let berlin = try Database.bytes("Europe/Berlin")
    let folder = try TemporaryFolder(["+VERSION": Array("2025b\n".utf8), "UTC": berlin])
    let folders = ZoneFolders(paths: [folder.path])
    #expect(failure("+VERSION", in: folders) == .unknown(name: "+VERSION", suggestion: nil))
  }

  /// This is the situation on a file system without letter case: each spelling leads to a file.
  @Test func theZoneHasTheNameOfTheList() throws {
    let berlin = try Database.bytes("Europe/Berlin")
    let list = Array("Z Berlin 1 - CET\n".utf8)
    let spellings = ["Berlin": berlin, "berlin": berlin, "BERLIN": berlin]
    let folder = try TemporaryFolder(spellings.merging(["tzdata.zi": list]) { $1 })
    let folders = ZoneFolders(paths: [folder.path])
    for name in spellings.keys {
      #expect(try folders.rules(named: name).name == "Berlin")
    }
    let without = try TemporaryFolder(spellings)
    #expect(try ZoneFolders(paths: [without.path]).rules(named: "berlin").name == "berlin")
  }

  @Test func readsTheFirstFolderThatHasTheZone() throws {
    let berlin = try Database.bytes("Europe/Berlin")
    let first = try TemporaryFolder(["Berlin": berlin])
    let second = try TemporaryFolder(["Berlin": [], "Other": berlin])
    let folders = ZoneFolders(paths: [first.path, second.path])
    #expect(failure("Berlin", in: folders) == nil)
    #expect(failure("Other", in: folders) == nil)
  }

  @Test func hasWordsForEveryFailure() {
    let failures: [TimeZoneFailure] = [
      .unknown(name: "a", suggestion: nil), .unknown(name: "a", suggestion: "b"),
      .noDatabase(folders: ["/a"]), .unreadable(file: "/a", reason: "b"), .damaged(file: "/a"),
    ]
    #expect(Set(failures.map(\.message)).count == 4)
    #expect(Set(failures.map(\.advice)).count == 4)
    #expect(failures.map(\.suggestion) == [nil, "b", nil, nil, nil])
  }
}
