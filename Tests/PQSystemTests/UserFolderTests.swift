import Testing

@testable import PQSystem

@Suite struct UserFolderTests {
  private func path(_ folder: UserFolder, _ variables: [String: String]) -> String? {
    folder.path { variables[$0].map { FilePath($0) } }?.text
  }

  @Test(arguments: [
    (UserFolder.configuration, "XDG_CONFIG_HOME", "/home/me/.config/pq"),
    (.state, "XDG_STATE_HOME", "/home/me/.local/state/pq"),
    (.cache, "XDG_CACHE_HOME", "/home/me/.cache/pq"),
  ])
  func isWhereTheSystemKeepsSuchThings(folder: UserFolder, variable: String, usual: String) {
    #expect(path(folder, ["HOME": "/home/me", variable: "/x"]) == "/x/pq")
    #expect(path(folder, [variable: "/x"]) == "/x/pq")
    #expect(path(folder, ["HOME": "/home/me"]) == usual)
    for other in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] where other != variable {
      #expect(path(folder, ["HOME": "/home/me", other: "/x"]) == usual)
    }
  }

  @Test(arguments: UserFolder.allCases)
  func isNowhereIfNobodySaysWhere(folder: UserFolder) {
    #expect(path(folder, [:]) == nil)
  }

  /// What is not absolute would be another folder wherever pq is started.
  @Test(arguments: ["me", "./me", "~/me", ""])
  func isAbsolute(place: String) {
    #expect(path(.state, ["XDG_STATE_HOME": place, "HOME": "/h"]) == "/h/.local/state/pq")
    #expect(path(.state, ["XDG_STATE_HOME": place]) == nil)
    #expect(path(.state, ["HOME": place]) == nil)
  }

  /// To characters, its first is no slash.
  @Test func isAbsoluteByItsBytes() {
    #expect(path(.cache, ["XDG_CACHE_HOME": "/\u{301}x"]) == "/\u{301}x/pq")
  }
}
