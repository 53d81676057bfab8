import Foundation
import PQLive
import PQSystem
import PQTestSupport
import Testing

@testable import PQRun

/// libcurl writes the keys of its connections to SSLKEYLOGFILE. Only a run with `--trace` may do that.
@Suite struct KeyLogTests {
  @Test func theVariableIsRemovedWithoutATrace() throws {
    let folder = TemporaryFolder()
    setenv("SSLKEYLOGFILE", folder.path + "/keys", 1)
    defer { unsetenv("SSLKEYLOGFILE") }
    let trace = LiveChoice(trace: FilePath(folder.path + "/trace"))
    _ = try BackendChoice(option: "live", live: trace).settings(.environment)
    #expect(ProcessEnvironment.isSet("SSLKEYLOGFILE"))
    _ = try BackendChoice(option: "live").settings(.environment)
    #expect(!ProcessEnvironment.isSet("SSLKEYLOGFILE"))
  }

  @Test func aMissingFileOfCertificatesIsFoundBeforeARequest() {
    let choice = BackendChoice(
      option: "live", live: LiveChoice(caFile: "/nonexistent/ca.pem"))
    #expect(throws: FileError.self) { try choice.settings(.environment) }
  }
}
