import Foundation
import Testing

@testable import PQLineEditor

/// The history is kept in a file.
@Suite struct HistoryFileTests {
  private let place: TemporaryText
  private let file: HistoryFile

  init() throws {
    place = try TemporaryText(name: "state/pq/history")
    file = HistoryFile(path: place.path) { $0.contains("s3cr3t") }
  }

  /// Writes a file with the given content at that place.
  private func write(_ text: String) throws {
    try FileManager.default.createDirectory(
      at: place.url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place.url)
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? Int) ?? 0
  }

  @Test func entriesAreReadBack() throws {
    #expect(try file.load().contents.entries == [])
    let texts = ["SELECT http\n  LAST 1h;", "a\\nb", "日本\r\n'\t'", "SHOW METRICS;"]
    for text in texts { try file.append(text) }
    let loaded = try HistoryFile(path: place.path).load()
    #expect(loaded.contents.entries == texts)
    #expect(loaded.note == nil)
    #expect(place.text?.hasPrefix("# pq history 1\nSELECT http\\n  LAST 1h;\n") == true)
  }

  @Test func onlyTheOwnerReadsIt() throws {
    _ = try file.load()
    #expect(try mode(place.path) == 0o600)
    #expect(try mode(place.folder.appending(path: "state/pq").path) == 0o700)
    chmod(place.path, 0o644)
    try file.append("a")
    #expect(try mode(place.path) == 0o600)
  }

  @Test func aSecretIsNeverKept() throws {
    _ = try file.load()
    try file.append("SELECT 's3cr3t';")
    try file.append("SELECT 1;")
    #expect(try file.load().contents.entries == ["SELECT 1;"])
    #expect(!file.mayKeep("x s3cr3t"))
    #expect(place.text?.contains("s3cr3t") == false)
  }

  @Test func theNewestOfEqualTextsIsKept() throws {
    _ = try file.load()
    for text in ["a", "b", "a", "c"] { try file.append(text) }
    #expect(try file.load().contents.entries == ["b", "a", "c"])
  }

  @Test func anIncompleteLastLineKeepsOtherEntries() throws {
    try write("# pq history 1\none\ntw")
    try file.append("three")
    #expect(try file.load().contents.entries == ["one", "tw", "three"])
  }

  @Test(arguments: [
    ("_HiStOrY_V2_\nSELECT\\040http\n", "is no history of pq"),
    ("SELECT 1;\n", "is no history of pq"), ("# pq history 1\na\u{0}b\n", "is damaged"),
  ])
  func aForeignOrDamagedFileIsKeptAside(text: String, what: String) throws {
    try write(text)
    let loaded = try file.load()
    #expect(loaded.contents.entries == [])
    #expect(loaded.note == "\(place.path) \(what); it is kept as \(place.path).kept-1")
    #expect(try String(contentsOfFile: place.path + ".kept-1", encoding: .utf8) == text)
    try file.append("new")
    #expect(try file.load().contents.entries == ["new"])
    try write(text)
    #expect(try file.load().note?.hasSuffix(".kept-2") == true)
  }

  @Test func bytesThatAreNoTextAreDamage() throws {
    try write("")
    try (Data("# pq history 1\n".utf8) + [0xFF, 0x0A]).write(to: place.url)
    #expect(try file.load().note?.contains("is damaged") == true)
  }

  /// Permissions do not stop an administrator, but these paths do.
  @Test func anUnwritablePathIsAnError() throws {
    let blocked = HistoryFile(path: "/dev/null/pq/history")
    #expect(throws: HistoryFile.Unusable.self) { try blocked.load() }
    try FileManager.default.createDirectory(at: place.url, withIntermediateDirectories: true)
    let error = #expect(throws: HistoryFile.Unusable.self) { try file.load() }
    #expect(error?.reason.hasSuffix("Is a directory; what you type is not kept") == true)
  }

  @Test func aLinkIsNotFollowed() throws {
    try write("")
    let other = place.folder.appending(path: "other")
    try Data().write(to: other)
    try FileManager.default.removeItem(at: place.url)
    try FileManager.default.createSymbolicLink(at: place.url, withDestinationURL: other)
    #expect(throws: HistoryFile.Unusable.self) { try file.append("x") }
    #expect(try Data(contentsOf: other).isEmpty)
  }

  @Test func severalShellsAtOnceLoseNothing() async throws {
    _ = try file.load()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for shell in 0..<4 {
        group.addTask { [path = place.path] in
          for number in 0..<100 { try HistoryFile(path: path).append("\(shell)\n\(number)") }
        }
      }
      try await group.waitForAll()
    }
    #expect(try Set(file.load().contents.entries).count == 400)
  }

  /// A file that has become large is shortened, and its newest entries are kept.
  @Test func aLargeFileIsMadeSmaller() throws {
    let line = String(repeating: "x", count: 500)
    let lines = (0..<6000).map { "\($0 % 5500) \(line)\n" }.joined()
    try write("# pq history 1\n" + lines)
    try file.append("newest")
    let entries = try file.load().contents.entries
    #expect(entries.count > 1500)
    #expect(entries.last == "newest")
    #expect((place.text?.utf8.count ?? 0) < 1_100_000)
    #expect(try mode(place.path) == 0o600)
    // Shortening makes room for a while: the next entry is only appended.
    let made = try FileManager.default.attributesOfItem(atPath: place.path)
    try file.append("newer")
    let now = try FileManager.default.attributesOfItem(atPath: place.path)
    #expect(made[.systemFileNumber] as? Int == now[.systemFileNumber] as? Int)
  }
}
