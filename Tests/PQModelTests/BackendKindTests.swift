import PQModel
import Testing

/// The kind of a backend, recognized by the word or path that a user writes.
@Suite struct BackendKindTests {
  @Test(arguments: BackendKind.allCases)
  func wordsGiveTheirKind(kind: BackendKind) {
    if let word = kind.word { #expect(BackendKind(naming: word) == kind) }
  }

  @Test func anAddressNamesAServerAndAllElseAFile() {
    #expect(BackendKind(naming: "http://127.0.0.1:8080/v1") == .server)
    #expect(BackendKind(naming: "march.csv") == .file)
    #expect(BackendKind(naming: "DEMO") == .file)
    #expect(BackendKind(naming: "") == .file)
    #expect(BackendKind(naming: nil) == .file)
  }

  @Test func listNamesAllKinds() {
    let all = "demo, live, the address of a server, or a fixture file that ends in .csv or .json"
    #expect(BackendKind.list() == all)
    #expect(BackendKind.list([.demo, .file], \.sample) == "demo, or a file, x.csv or x.json")
  }
}
