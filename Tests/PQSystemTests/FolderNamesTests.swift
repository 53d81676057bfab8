import PQSystem
import Testing

@Suite struct FolderNamesTests {
  @Test func namesAreBytes() throws {
    var template = Array("/tmp/pq-folder-names-XXXXXX".utf8CString)
    let folder = FilePath(cString: try #require(mkdtemp(&template)))
    let names = [FilePath("b.csv"), FilePath(".hidden"), FilePath("\u{E9}")]
    defer {
      for name in names { _ = (folder + "/" + name).withCString { unlink($0) } }
      _ = folder.withCString { rmdir($0) }
    }
    for name in names {
      close(try SystemCall.open(folder + "/" + name, O_WRONLY | O_CREAT | O_EXCL))
    }
    #expect(Set(FolderListing.names(in: folder)) == Set(names))
    #expect(try #require((folder + "/b.csv").status).isRegularFile)
    #expect(try !#require(folder.status).isRegularFile)
    #expect(FolderListing.names(in: folder + "/b.csv") == [])
    #expect(FolderListing.names(in: folder + "/none") == [])
    #expect((folder + "/none").status == nil)
  }
}
