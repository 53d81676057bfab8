import Foundation
import PQModel
import PQSystem
import PQTestSupport
import Testing

@testable import PQCache

/// Files are written completely and are private. Links and pipes in their place do no harm.
@Suite struct FolderTests {
  private let temporary: TemporaryFolder
  private let place: String

  init() throws {
    temporary = TemporaryFolder()
    place = temporary.url.path
  }

  private func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: temporary.url.appending(path: name).path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: temporary.url.appending(path: name), encoding: .utf8)
  }

  @Test func aFileIsReplacedWhole() throws {
    let folder = try Folder(path: place)
    try folder.write(Array("first".utf8), as: "a")
    try folder.write(Array("other".utf8), as: "a")
    #expect(try text("a") == "other")
    #expect(folder.names() == ["a"])
    #expect(try mode("a") == 0o600)
  }

  @Test func foldersAreMadeForTheirOwner() throws {
    let folder = try Folder(path: place)
    try folder.makeFolder("a")
    try folder.makeFolder("a")
    #expect(try mode("a") == 0o700)
    #expect(try Folder("a", in: folder).names() == [])
  }

  @Test func removingAMissingFileSucceeds() throws {
    let folder = try Folder(path: place)
    try folder.write([], as: "file")
    try folder.makeFolder("folder")
    for name in ["file", "folder", "neither"] { try folder.remove(name) }
    #expect(folder.names() == [])
  }

  @Test func theBeginningOfAFileIsReplaced() throws {
    let folder = try Folder(path: place)
    let file = try FileWriter(folder.openFile("a", O_WRONLY | O_CREAT))
    try file.append(Array("....second".utf8))
    try file.replaceBeginning(by: Array("1st ".utf8))
    try file.append(Array("!".utf8))
    try file.end()
    #expect(try text("a") == "1st second!")
  }

  @Test func linksAreNotFollowed() throws {
    let folder = try Folder(path: place)
    try FileManager.default.createSymbolicLink(
      atPath: place + "/passwords", withDestinationPath: "/etc/passwd")
    try FileManager.default.createSymbolicLink(
      atPath: place + "/system", withDestinationPath: "/etc")
    #expect(throws: SystemError.self) { try StoredFile("passwords", in: folder).size }
    #expect(throws: SystemError.self) { try Folder("system", in: folder).names() }
    #expect(folder.status(of: "passwords") == nil)
    try folder.write([65], as: "passwords")
    #expect(try text("passwords") == "A")
  }

  @Test func pipesAreNotWaitedFor() throws {
    let folder = try Folder(path: place)
    #expect(mkfifo(place + "/pipe", 0o600) == 0)
    #expect(throws: SystemError(code: EINVAL)) { try StoredFile("pipe", in: folder).size }
  }

  #if os(Linux)
    @Test func fullDiskThrows() throws {
      let folder = try Folder(path: "/dev")
      #expect(throws: SystemError(code: ENOSPC)) {
        let file = try FileWriter(folder.openFile("full", O_WRONLY))
        try file.append([1])
      }
    }
  #endif

  @Test func shortFileIsReported() throws {
    let folder = try Folder(path: place)
    try folder.write([1, 2, 3], as: "a")
    let file = try StoredFile("a", in: folder)
    #expect(file.size == 3)
    var buffer = PageBuffer(size: 3)
    let two = try buffer.fill(2, from: file, at: 1)
    let three = try buffer.fill(3, from: file, at: 1)
    #expect(two && !three)
  }
}
