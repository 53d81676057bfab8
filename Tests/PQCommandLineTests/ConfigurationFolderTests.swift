import Testing

@testable import PQCommandLine

@Suite struct ConfigurationFolderTests {
  private func path(_ variables: [String: String]) -> String? {
    ConfigurationFolder(variable: { variables[$0] })?.path
  }

  @Test func isWhereTheSystemKeepsSuchThings() {
    #expect(path(["XDG_CONFIG_HOME": "/etc/me", "HOME": "/home/me"]) == "/etc/me/pq")
    #expect(path(["HOME": "/home/me"]) == "/home/me/.config/pq")
    #expect(path([:]) == nil)
  }

  /// What is not absolute would be another folder wherever pq is started.
  @Test func isAbsolute() {
    #expect(path(["XDG_CONFIG_HOME": "me", "HOME": "/home/me"]) == "/home/me/.config/pq")
    #expect(path(["XDG_CONFIG_HOME": "./me", "HOME": "me"]) == nil)
    #expect(path(["XDG_CONFIG_HOME": "~/x"]) == nil)
  }

  @Test func knowsItsProfiles() throws {
    let place = try TemporaryFolder()
    let folder = try #require(ConfigurationFolder(variable: { _ in place.path }))
    #expect(folder.profileNames == [])
    for name in ["work.pq", "home.pq", ".hidden.pq", "notes.txt"] {
      try place.write("pq/profiles/\(name)", "")
    }
    #expect(folder.profileNames == ["home", "work"])
    #expect(folder.profile("work") == place.path + "/pq/profiles/work.pq")
  }
}
