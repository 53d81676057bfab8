import Foundation
import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// If the folder cannot be used, a note reports it, and the answers are right.
@Suite struct UnusableFolderTests {
  private let temporary: TemporaryFolder
  private var service = ChangingBackend(clock: noon)

  init() throws { temporary = TemporaryFolder() }

  private mutating func notes(of path: String) async throws -> [CacheNote] {
    service.cache = AnswerCache(path: path)
    let cached = service.cached
    for _ in 0..<2 {
      let table = try await cached.answer(.hours(0..<3))
      #expect(try rows(table) == rows(service.table(for: .hours(0..<3))))
    }
    #expect(try cached.coverage(of: .hours(0..<3)) == .nothing)
    #expect(cached.usage.sent == 2)
    return cached.notes
  }

  @Test mutating func aFileIsNoFolder() async throws {
    let file = temporary.url.appending(path: "file").path
    try Data().write(to: URL(filePath: file))
    #expect(
      try await notes(of: file) == [.noFolder(path: file, reason: "Not a directory")])
    #expect(
      try await notes(of: file + "/pq") == [
        .noFolder(path: file + "/pq", reason: "Not a directory")
      ])
  }

  @Test mutating func aLinkIsNoFolderOfAnswers() async throws {
    try FileManager.default.createDirectory(
      atPath: temporary.cachePath, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: temporary.cachePath + "/answers", withDestinationPath: "/tmp")
    #expect(try await notes(of: temporary.cachePath).count == 1)
  }

  #if os(Linux)
    @Test mutating func aFolderThatCannotBeMade() async throws {
      let notes = try await notes(of: "/proc/pq")
      #expect(
        notes == [.noFolder(path: "/proc/pq", reason: "No such file or directory")])
      #expect(notes.first?.message.hasPrefix("the cache folder /proc/pq cannot be used") == true)
    }
  #endif

  #if os(Linux)
    /// A size limit of the system acts as the end of the disk.
    @Test func aFullDisk() throws {
      let run = try OtherProcess.run(
        "onAFullDisk", in: temporary.cachePath, after: "ulimit -f 1; trap '' XFSZ")
      #expect(run.hasPassed("onAFullDisk"), "\(run.report)")
    }
  #endif

  @Test(.enabled(if: OtherProcess.folder != nil))
  mutating func onAFullDisk() async throws {
    let path = try #require(OtherProcess.folder)
    service.cache = AnswerCache(path: path)
    let cached = service.cached
    let small = try ExportRequest.hours(0..<3)
    let large = try ExportRequest.hours(0..<9, Metric.allCases, by: [.cityName, .osName])
    for request in [large, small, large] {
      #expect(try await rows(cached.answer(request)) == rows(service.table(for: request)))
    }
    #expect(cached.notes == [.notKept(folder: path, reason: "File too large")])
    #expect(cached.coverage(of: small) == .all && cached.coverage(of: large) == .nothing)
    let files = try FileManager.default.subpathsOfDirectory(atPath: path)
    #expect(!files.contains { $0.hasSuffix(".draft") })
  }

  @Test mutating func aFolderThatMayNotBeWritten() async throws {
    // The administrator may write in all folders.
    guard geteuid() != 0 else { return }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o500], ofItemAtPath: temporary.url.path)
    let path = temporary.cachePath
    #expect(try await notes(of: path) == [.noFolder(path: path, reason: "Permission denied")])
  }

  @Test mutating func foreignFolderIsNotUsed() async throws {
    // Only the administrator may change the owner of a folder.
    guard geteuid() == 0 else { return }
    service.cache = temporary.cache()
    _ = try await service.cached.answer(.hours(0..<3))
    #expect(chown(temporary.cachePath + "/answers", 1, 1) == 0)
    #expect(try await notes(of: temporary.cachePath) == [.foreignFolder(path: temporary.cachePath)])
    #expect(throws: CacheNote.foreignFolder(path: temporary.cachePath)) {
      try service.cache.clear()
    }
  }

  @Test mutating func everythingIsForTheOwnerAlone() async throws {
    let path = temporary.cachePath + "/deep/pq"
    #expect(try await notesOfAWorkingFolder(path) == [])
    for name in try FileManager.default.subpathsOfDirectory(atPath: temporary.cachePath) + [""] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: temporary.cachePath + "/" + name)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(name)")
    }
    let answers = path + "/answers"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: answers)
    _ = try await service.cached.answer(.hours(0..<3))
    let mode = try FileManager.default.attributesOfItem(atPath: answers)[.posixPermissions]
    #expect(mode as? Int == 0o700)
  }

  private mutating func notesOfAWorkingFolder(_ path: String) async throws -> [CacheNote] {
    service.cache = AnswerCache(path: path)
    let cached = service.cached
    _ = try await cached.answer(.hours(0..<3))
    return cached.notes
  }

  /// The files and the scope contain neither the address nor the account nor the values of filters.
  @Test mutating func filesDoNotContainSecrets() async throws {
    service.cache = temporary.cache()
    service.scope = CacheScope(endpoint: "https://secret-host.example", account: "s3cr3t-t0k3n")
    let filter = ExportRequest.Filter(.cityName, in: ["secret-city"])
    _ = try await service.cached.answer(.hours(0..<3, where: [filter]))
    var dumped = ""
    dump(service.scope, to: &dumped)
    var everything = Data(dumped.utf8)
    for file in try temporary.files {
      everything += try Data(file.path.utf8) + Data(contentsOf: file)
    }
    for word in ["secret-host", "s3cr3t", "secret-city"] {
      #expect(everything.range(of: Data(word.utf8)) == nil)
    }
  }

  @Test func everyNoteHasAdvice() {
    let notes: [CacheNote] = [
      .noFolder(path: "/p", reason: "r"), .foreignFolder(path: "/p"),
      .notKept(folder: "/p", reason: "r"), .notRemoved(folder: "/p", reason: "r"),
    ]
    #expect(notes.allSatisfy { $0.message.contains("/p") && !$0.advice.isEmpty })
  }
}
