import Testing

@testable import PQLineEditor

/// libedit is there when the tests run, and what happens without it.
@Suite struct EditLineLibraryTests {
  @Test func itIsOpened() {
    #expect(EditLineLibrary.open() == nil)
  }

  @Test func aSystemThatHasNone() {
    let problem = EditLineLibrary.open(["libedit-of-nowhere.so", "libedit-of-nowhere.so.2"])
    #expect(problem?.contains("libedit-of-nowhere.so.2") == true)
  }
}
