import PQSystem
import Testing

@testable import PQCommandLine

@Suite struct ConfigurationFolderTests {
  @Test func knowsItsProfiles() throws {
    let place = try TemporaryFolder()
    let folder = try #require(ConfigurationFolder(FilePath(place.path + "/pq")))
    #expect(folder.profileNames == [])
    for name in ["work.pq", "home.pq", ".hidden.pq", "notes.txt"] {
      try place.write("pq/profiles/\(name)", "")
    }
    #expect(folder.profileNames == ["home", "work"])
    #expect(folder.profile("work").text == place.path + "/pq/profiles/work.pq")
  }

  @Test func isNowhereIfNobodySaysWhere() {
    #expect(ConfigurationFolder(nil) == nil)
  }
}
