import PQEngine
import PQModel
import PQSystem
import PQTestEmulator
import PQTestSupport
import Testing

@testable import PQEmulator
@testable import PQServer

@Suite struct ServeOptionsTests {
  @Test func areReadInEitherSpelling() throws {
    let arguments = [
      "--port", "0", "--backend=demo", "--rate-limit", "60", "--now=2026-01-10", "--quiet",
      "--seed", "7", "--fault", "cut:0.5",
    ]
    let options = try ServeOptions(arguments, token: "sesame")
    #expect(options.port == 0)
    #expect(options.place.description == "demo")
    #expect(options.settings.requestsPerMinute == 60)
    #expect(options.now == Instant(iso8601: "2026-01-10"))
    #expect(options.isQuiet)
    #expect(options.settings.token == "sesame")
    #expect(options.settings.faults.seed == 7)
    #expect(options.settings.faults.chances.count == 1)
    #expect(try options.backend().clock == options.now)
  }

  @Test func haveDefaults() throws {
    let options = try ServeOptions([], token: nil)
    #expect(options.port == 8080)
    #expect(options.settings.token == "demo-token")
    #expect(options.settings.requestsPerMinute == nil)
    #expect(try options.backend().name == "demo")
    #expect(try ServeOptions([], token: "").settings.token == "demo-token")
  }

  @Test(arguments: [
    (["--port"], "the option --port needs a value"),
    (["--port", "65536"], "--port must be a whole number from 0 to 65535, not '65536'"),
    (["--port=-1"], "--port must be a whole number from 0 to 65535, not '-1'"),
    (["--port="], "--port must be a whole number from 0 to 65535, not ''"),
    (
      ["--rate-limit", "many"],
      "--rate-limit must be a whole number from 0 to 4294967295, not 'many'"
    ),
    (
      ["--now", "noon"],
      "'noon' is not a time for --now: write ISO 8601 such as 2026-01-15T20:30Z, or milliseconds"
        + " since the epoch"
    ),
    (
      ["--now", "1700000000"],
      "'1700000000' is not a time for --now: 1700000000 is in 1970: times are in milliseconds; try"
        + " 1700000000000"
    ),
    (["--fault", "x"], "in the faults, \"x\" is not NAME:CHANCE or slow:TIME"),
    (["--token", "x"], "there is no option '--token'; see pq-serve --help"),
    (["demo"], "there is no option 'demo'; see pq-serve --help"),
    (["--quiet=no"], "the option --quiet takes no value"),
  ])
  func aMistakeIsNamed(arguments: [String], message: String) {
    #expect(throws: ServeFailure.usage(message)) { try ServeOptions(arguments, token: nil) }
  }

  @Test(arguments: ["two words", "é", "a\nb", String(repeating: "x", count: 5000)])
  func aTokenFitsIntoAHeader(token: String) {
    #expect(throws: ServeFailure.self) { try ServeOptions([], token: token) }
  }

  @Test func unknownBackendIsNamed() throws {
    let unknown = try ServeOptions(["--backend", "live"], token: nil)
    #expect(throws: ServeFailure.self) { try unknown.backend() }
    let missing = try ServeOptions(["--backend", "missing.csv"], token: nil)
    let failure = ServeFailure(status: 2, message: "there is no file missing.csv; check the path")
    #expect(throws: failure) { try missing.backend() }
  }

  /// Only the token of the demo is shown, because it is not secret.
  @Test func theGreetingShowsNoToken() throws {
    let given = try ServeOptions([], token: "sesame")
    let backend = try given.backend()
    #expect(!given.greeting(backend, port: 1).joined().contains("sesame"))
    let demo = try ServeOptions([], token: nil).greeting(backend, port: 1).joined()
    #expect(demo.contains("X-Auth-Token: demo-token"))
  }

  @Test func aPortThatIsInUseIsNamed() async throws {
    try await RunningServer.with(.withoutFaults()) { server in
      let second = EmulatorServer(
        .withoutFaults(), port: UInt16(server.port), token: "sesame", log: { _ in })
      let message = "port \(server.port) is in use; give another with --port, or 0 for any"
      await #expect(throws: ServeFailure.usage(message)) {
        try await second.run(listening: { _ in }, until: {})
      }
    }
  }
}
