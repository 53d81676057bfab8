import Foundation
import PQEngine
import PQModel
import PQSystem
import PQTestSupport
import Testing

@testable import PQCache

/// The cache stays within its size limit, and the least recently used entries are removed first.
@Suite struct EvictionTests {
  private let temporary: TemporaryFolder
  private let hour: Int64 = 3_600_000_000_000

  init() throws { temporary = TemporaryFolder() }

  private var root: String { temporary.cachePath + "/answers" }

  /// Writes files of one page each into the folder of a key. The numbers are the hours since their last
  /// use.
  private func put(_ names: [String: Double], key: Character = "a") throws {
    let folder = "\(root)/\(String(repeating: key, count: 32))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, age) in names {
      try Data(repeating: 1, count: 100).write(to: URL(filePath: "\(folder)/\(name)"))
      let date = Date(timeIntervalSinceNow: -3600 * age)
      try FileManager.default.setAttributes(
        [.modificationDate: date], ofItemAtPath: "\(folder)/\(name)")
    }
  }

  private func eviction(limit: Int64, reserve: Int64 = 0) throws -> Eviction {
    Eviction(
      Inventory(of: try Folder(path: root)), limit: limit, reserve: reserve, now: SystemClock.now)
  }

  @Test func theLeastRecentlyUsedGoFirst() throws {
    try put(["0_1_http.answer": 3, "1_2_http.answer": 1, "2_3_http.answer": 2])
    try put(["0_1_p2p.answer": 2.5], key: "b")
    #expect(try eviction(limit: 16_384).filesToRemove == [])
    let eviction = try eviction(limit: 8192)
    #expect(eviction.filesToRemove.map(\.name) == ["0_1_http.answer", "0_1_p2p.answer"])
    #expect(eviction.rest == 8192)
    #expect(try self.eviction(limit: 0).rest == 0)
    #expect(try self.eviction(limit: 16_384, reserve: 8192).filesToRemove == [])
    #expect(try self.eviction(limit: 12_288, reserve: 8192).rest == 4096)
  }

  @Test func oldDraftsAreRemoved() throws {
    try put(["1.draft": 2, "2.draft": 0.5, "0_1_http.answer": 0])
    #expect(try eviction(limit: .max).filesToRemove.map(\.name) == ["1.draft"])
    #expect(try eviction(limit: 0).rest == 4096)
  }

  @Test func unknownFilesAreKept() throws {
    try put(["README": 9, "0_1_http.answer": 1])
    let folder = try Folder(path: root)
    try folder.write([1], as: "notes.txt")
    let inventory = Inventory(of: folder)
    #expect(inventory.contents == CacheContents(answers: 1, bytes: 4096))
    try inventory.files.remove(from: folder)
    #expect(try temporary.files.map(\.lastPathComponent) == ["README", "notes.txt"])
  }

  @Test func emptyFoldersAreRemovedAndMissingFilesIgnored() throws {
    try put(["0_1_http.answer": 1])
    try put(["0_1_http.answer": 1], key: "b")
    let folder = try Folder(path: root)
    let inventory = Inventory(of: folder)
    try inventory.files.remove(from: folder)
    try inventory.files.remove(from: folder)
    #expect(folder.names() == [])
  }

  @Test func sizeLimitAlwaysHolds() async throws {
    let limit: Int64 = 20 * 4096
    var backend = ChangingBackend(clock: noon)
    backend.cache = temporary.cache(sizeLimit: limit)
    var random = SeededRandom(seed: 4)
    for _ in 0..<200 {
      _ = try await backend.cached.answer(backend.randomRequest(&random))
      #expect(try temporary.cache().contents().bytes <= limit)
    }
    #expect(try temporary.cache().contents().bytes > limit / 2)
  }

  @Test func usedEntriesAreKept() async throws {
    let limit: Int64 = 8 * 4096
    var backend = ChangingBackend(clock: noon)
    backend.cache = temporary.cache(sizeLimit: limit)
    let dear = try ExportRequest.hours(0..<3)
    _ = try await backend.cached.answer(dear)
    for hour in 0..<30 {
      try makeAllOlder()
      _ = try await backend.cached.answer(dear)
      _ = try await backend.cached.answer(.hours(-hour - 3..<0 - hour, [.p2p]))
    }
    #expect(backend.log.requests.filter { $0.metrics == [.http] } == [dear])
    #expect(backend.log.requests.count == 31)
  }

  /// The file times may be too coarse for a fast test.
  private func makeAllOlder() throws {
    for file in try temporary.entries {
      let date = try #require(
        try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate)
      try FileManager.default.setAttributes(
        [.modificationDate: date.addingTimeInterval(-1)], ofItemAtPath: file.path)
    }
  }

  @Test func anAnswerLargerThanTheCacheIsNotKept() async throws {
    var backend = ChangingBackend(clock: noon)
    backend.cache = temporary.cache(sizeLimit: 4000)
    _ = try await backend.cached.answer(.hours(0..<3))
    #expect(try temporary.cache().contents() == .empty)
    #expect(backend.cached.notes == [])
  }
}
