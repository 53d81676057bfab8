import PQBackendTesting
import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

/// Every backend of this target passes the checks for backends.
@Suite struct ConformanceTests {
  static let requirements = BackendConformance.Requirement.allCases

  @Test(arguments: requirements)
  func demoPassesTheChecks(requirement: BackendConformance.Requirement) async throws {
    let violations = await BackendConformance(of: DemoBackend()).violations(of: requirement)
    #expect(violations.isEmpty, "\(violations)")
  }

  /// The clock is in the middle of a bucket of every interval, and inside an incident.
  @Test(arguments: requirements)
  func demoPassesTheChecksInsideABucket(requirement: BackendConformance.Requirement) async throws {
    let demo = DemoBackend(clock: try #require(Instant(iso8601: "2026-01-14T19:37:12.345")))
    let violations = await BackendConformance(of: demo).violations(of: requirement)
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test(arguments: requirements, ConformanceFixture.allCases)
  func filesPassTheChecks(requirement: BackendConformance.Requirement, fixture: ConformanceFixture)
    async throws
  {
    let backend = try fixture.backend()
    #expect(backend.catalog.limits == .documented.coarsened(to: fixture.grain))
    let violations = await BackendConformance(of: backend).violations(of: requirement)
    #expect(violations.isEmpty, "\(violations)")
  }
}
