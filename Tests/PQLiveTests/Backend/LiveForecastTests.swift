import PQModel
import PQTestServers
import Testing

@testable import PQLive

/// The live backend predicts the time that requests wait for the rate limit.
@Suite struct LiveForecastTests {
  @Test func forecastHasTheWait() throws {
    let transport = ScriptedTransport(Reply("200 OK", LiveSample.goodJSON))
    let backend = try LiveSample.backend(transport) { $0.rate = 2 }
    let requests = Array(repeating: try LiveSample.request(), count: 5)
    #expect(backend.forecast(requests) == Forecast(wait: 2 * .minute))
    #expect(backend.forecast([]) == Forecast())
    #expect(transport.requests.isEmpty)
  }

  @Test func forecastCountsSentRequests() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport(Reply("200 OK", LiveSample.goodJSON))
    let backend = try LiveSample.backend(transport, clock: clock) { $0.rate = 1 }
    let request = try LiveSample.request()
    #expect(await backend.failure(of: request) == nil)
    clock.advance(by: .milliseconds(500))
    #expect(backend.forecast([request]) == Forecast(wait: .minute))
    clock.advance(by: .seconds(59))
    #expect(backend.forecast([request]) == Forecast(wait: .second))
  }
}
