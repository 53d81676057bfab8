import Testing

@testable import PQLineEditor

/// Opening libedit on a system that has it, and on one that has not.
@Suite struct EditLineLibraryTests {
  @Test func libraryIsOpened() {
    #expect(EditLineLibrary.open() == nil)
  }

  @Test func aMissingLibraryIsReported() {
    let problem = EditLineLibrary.open(["libedit-of-nowhere.so", "libedit-of-nowhere.so.2"])
    #expect(problem?.contains("libedit-of-nowhere.so.2") == true)
  }
}
