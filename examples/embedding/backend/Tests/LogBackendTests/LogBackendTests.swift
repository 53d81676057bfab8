import LogBackend
import PQBackendTesting
import Testing

@Test func theLogAnswersAsTheAPIDoes() async throws {
  try await BackendConformance(of: LogBackend.sample).check()
}
