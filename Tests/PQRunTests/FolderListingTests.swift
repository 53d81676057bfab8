import Foundation
import PQTestSupport
import Testing

import PQSystem

@Suite struct FolderListingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = TemporaryFolder()
    for path in ["a.pq", "ab.csv", "abc/x.pq", ".hidden.pq"] { try folder.write("", to: path) }
  }

  private func listing(_ start: String, endings: [String] = []) -> [String] {
    FolderListing.paths(from: "\(folder.path)/\(start)", endings: endings)
      .map { String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test func listsFilesWithThePrefix() {
    #expect(listing("") == ["a.pq", "ab.csv", "abc/"])
    #expect(listing("ab") == ["ab.csv", "abc/"])
    #expect(listing("abc/") == ["abc/x.pq"])
    #expect(listing(".") == [".hidden.pq"])
  }

  @Test func listsFilesWithTheEndingAndFolders() {
    #expect(listing("a", endings: [".pq"]) == ["a.pq", "abc/"])
    #expect(listing("a", endings: [".pq", ".csv"]) == ["a.pq", "ab.csv", "abc/"])
  }

  @Test func aMissingFolderIsEmpty() {
    #expect(listing("no/such") == [])
    #expect(listing("a.pq/") == [])
  }
}
