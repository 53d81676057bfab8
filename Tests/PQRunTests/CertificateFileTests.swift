import PQLive
import PQSystem
import Testing

@testable import PQRun

/// The file of `--ca-file`.
@Suite struct CertificateFileTests {
  @Test func aMissingFileIsFoundBeforeARequest() {
    let choice = BackendChoice(
      option: "live", live: LiveChoice(caFile: "/nonexistent/ca.pem"))
    #expect(throws: FileError.self) { try choice.settings(.environment) }
  }
}
