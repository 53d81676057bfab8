import PQBackendTesting
import PQFixture
import PQModel
import PQTestServers
import PQTestSupport
import Testing

@testable import PQLive

/// The live backend meets the requirements of every backend, over real connections.
@Suite struct LiveConformanceTests {
  @Test(arguments: BackendConformance.Requirement.allCases, WireFormat.allCases)
  func meetsTheRequirement(requirement: BackendConformance.Requirement, wire: WireFormat)
    async throws
  {
    let server = try LoopbackAPI.shared.server()
    var settings = try LiveSample.settings()
    settings.endpoint = try Endpoint(server.url)
    settings.wire = wire
    settings.now = LoopbackAPI.shared.demo.clock
    let violations = await BackendConformance(of: LiveBackend(settings)).violations(of: requirement)
    #expect(violations.isEmpty, "\(violations)")
    #expect(server.received.allSatisfy { $0.headers["x-auth-token"] == LiveSample.secret })
  }
}
