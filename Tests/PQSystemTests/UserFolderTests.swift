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
  func followsVariablesAndConventionsOfTheSystem(
    folder: UserFolder, variable: String, usual: String
  ) {
    #expect(path(folder, ["HOME": "/home/me", variable: "/x"]) == "/x/pq")
    #expect(path(folder, [variable: "/x"]) == "/x/pq")
    #expect(path(folder, ["HOME": "/home/me"]) == usual)
    for other in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] where other != variable {
      #expect(path(folder, ["HOME": "/home/me", other: "/x"]) == usual)
    }
  }

  @Test(arguments: UserFolder.allCases)
  func withoutHomeThereIsNoFolder(folder: UserFolder) {
    #expect(path(folder, [:]) == nil)
  }

  /// A path that is not absolute is ignored: it would depend on the working directory.
  @Test(arguments: ["me", "./me", "~/me", ""])
  func isAbsolute(place: String) {
    #expect(path(.state, ["XDG_STATE_HOME": place, "HOME": "/h"]) == "/h/.local/state/pq")
    #expect(path(.state, ["XDG_STATE_HOME": place]) == nil)
    #expect(path(.state, ["HOME": place]) == nil)
  }

  /// Swift would join the first slash and an accent to one character; the test is for the byte.
  @Test func isAbsoluteByItsBytes() {
    #expect(path(.cache, ["XDG_CACHE_HOME": "/\u{301}x"]) == "/\u{301}x/pq")
  }
}
