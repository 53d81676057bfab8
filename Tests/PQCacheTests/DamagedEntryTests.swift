import Foundation
import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// If the files of the cache are damaged, the answer is right, and a new entry is written.
@Suite struct DamagedEntryTests {
  private let temporary: TemporaryFolder
  private var service = ChangingBackend(clock: noon)
  private let request: ExportRequest

  init() throws {
    temporary = TemporaryFolder()
    service.cache = temporary.cache()
    request = try .hours(0..<3, [.http, .sessions], by: [.cityName])
  }

  /// Sends a request, checks its answer, and returns the number of requests that the service got.
  private func ask(_ request: ExportRequest? = nil) async throws -> Int {
    let request = request ?? self.request
    let before = service.log.requests.count
    let cached = service.cached
    let table = try await cached.answer(request)
    #expect(rows(table) == rows(service.table(for: request)))
    #expect(cached.notes == [])
    return service.log.requests.count - before
  }

  /// Checks that a damaged entry is requested once more and is then valid again.
  private func expectReplacement(_ damage: (URL) throws -> Void) async throws {
    _ = try await ask()
    try damage(try #require(try temporary.entries.first))
    #expect(try await ask() == 1)
    #expect(try await ask() == 0)
    #expect(try temporary.entries.count == 1)
  }

  @Test func entryWithADamagedByteIsReplaced() async throws {
    _ = try await ask()
    let file = try #require(try temporary.entries.first)
    let sound = try Data(contentsOf: file)
    for place in sound.indices {
      var damaged = sound
      damaged[place] ^= 1 << (place % 8)
      try damaged.write(to: file)
      #expect(try await ask() == 1)
      #expect(try Data(contentsOf: file) == sound)
    }
  }

  @Test func cutEntryIsReplaced() async throws {
    _ = try await ask()
    let file = try #require(try temporary.entries.first)
    let sound = try Data(contentsOf: file)
    for count in sound.indices {
      try sound.prefix(count).write(to: file)
      #expect(try await ask() == 1)
      #expect(try Data(contentsOf: file) == sound)
    }
  }

  @Test func aLinkIsReplaced() async throws {
    try await expectReplacement { file in
      try FileManager.default.moveItem(at: file, to: temporary.url.appending(path: "elsewhere"))
      try FileManager.default.createSymbolicLink(
        at: file, withDestinationURL: temporary.url.appending(path: "elsewhere"))
    }
  }

  @Test func aFolderIsReplaced() async throws {
    try await expectReplacement { file in
      try FileManager.default.removeItem(at: file)
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    }
  }

  @Test func aPipeIsReplaced() async throws {
    try await expectReplacement { file in
      try FileManager.default.removeItem(at: file)
      #expect(mkfifo(file.path, 0o600) == 0)
    }
  }

  @Test func aFileThatMayNotBeReadIsReplaced() async throws {
    // The administrator may read all files.
    guard geteuid() != 0 else { return }
    try await expectReplacement { file in
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    }
  }

  @Test func aRemovedFolderIsMadeAgain() async throws {
    for depth in 1...3 {
      try await expectReplacement { file in
        var folder = file
        for _ in 0..<depth { folder.deleteLastPathComponent() }
        try FileManager.default.removeItem(at: folder)
      }
    }
  }

  @Test func aFileInPlaceOfTheFolderIsReplaced() async throws {
    try await expectReplacement { file in
      let folder = file.deletingLastPathComponent()
      try FileManager.default.removeItem(at: folder)
      try Data().write(to: folder)
    }
    try await expectReplacement { file in
      let folder = file.deletingLastPathComponent()
      try FileManager.default.removeItem(at: folder)
      try FileManager.default.createSymbolicLink(
        at: folder, withDestinationURL: temporary.url)
    }
  }

  /// The files have valid names with a matching range and metrics, but random content.
  @Test func randomFilesAreReplaced() async throws {
    var random = SeededRandom(seed: 5)
    let folder = service.cache.path + "/answers/" + AnswerKey(request, in: .some).digest.name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for round in 0..<50 {
      for hour in 0..<3 {
        let entry = EntryName(
          range: .buckets(hour - random.next(3)..<hour + 1), metrics: request.metrics)
        let noise = Data((0..<random.next(500)).map { _ in UInt8(random.next(256)) })
        try noise.write(to: URL(filePath: "\(folder)/\(entry.fileName)"))
      }
      #expect(try await ask() == 1, "round \(round)")
      try service.cache.clear()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
  }

  @Test func aDamagedPartIsFetchedAgain() async throws {
    for hours in [0..<1, 1..<2, 2..<3] {
      _ = try await ask(.hours(hours, [.http, .sessions], by: [.cityName]))
    }
    let second = EntryName(range: .buckets(1..<2), metrics: request.metrics).fileName
    let file = try #require(try temporary.entries.first { $0.lastPathComponent == second })
    try Data("no".utf8).write(to: file)
    #expect(try await ask() == 1)
    #expect(service.log.requests.last?.range == .buckets(1..<2))
    #expect(try await ask() == 0)
  }

  @Test func damagedLedgerIsIgnored() async throws {
    let ledger = URL(filePath: service.cache.path + "/answers/ledger")
    for hour in 0..<5 {
      #expect(try await ask(.hours(hour..<hour + 1)) == 1)
      try Data(repeating: 0xFF, count: 7 * hour).write(to: ledger)
    }
    try FileManager.default.removeItem(at: ledger)
    try FileManager.default.createDirectory(at: ledger, withIntermediateDirectories: false)
    #expect(try await ask(.hours(6..<7)) == 1)
    #expect(try await ask(.hours(6..<7)) == 0)
  }
}
