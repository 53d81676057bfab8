import Foundation
import PQSystem
import Testing

@testable import PQLineEditor

@Suite struct SettingsFileTests {
  @Test func bytesOfAFileAreRead() throws {
    let file = try TemporaryText("bind -v\r\n")
    #expect(try SettingsFile.bytes(file.path) == Array("bind -v\r\n".utf8))
  }

  @Test func aMissingFileIsEmpty() throws { #expect(try SettingsFile.bytes("/no/such/file") == []) }

  /// Reading a pipe could wait forever for a writer.
  @Test func aPipeAndAFolderAreNoFiles() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try #require(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    for place in [path, "/"] {
      #expect(throws: SystemError.self) { try SettingsFile.bytes(place) }
    }
  }
}
