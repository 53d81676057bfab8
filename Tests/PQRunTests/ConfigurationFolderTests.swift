import PQSystem
import PQTestSupport
import Testing

@testable import PQRun

@Suite struct ConfigurationFolderTests {
  @Test func knowsItsProfiles() throws {
    let place = TemporaryFolder()
    let folder = try #require(ConfigurationFolder(FilePath(place.path + "/pq")))
    #expect(folder.profileNames == [])
    for name in ["work.pq", "home.pq", ".hidden.pq", "notes.txt"] {
      try place.write("", to: "pq/profiles/\(name)")
    }
    #expect(folder.profileNames == ["home", "work"])
    #expect(folder.profile("work").text == place.path + "/pq/profiles/work.pq")
  }

  @Test func withoutHomeThereIsNoFolder() {
    #expect(ConfigurationFolder(nil) == nil)
  }
}
