import PQ
import PQEmulator
import PQLive
import PQTestEmulator
import PQTestServers
import PQTestSupport
import Testing

/// With random faults, each of hundreds of random statements has the same answer as without faults, or a
/// message that names the cause. No wrong number is shown.
@Suite(.serialized, .timeLimit(.minutes(30))) struct RandomFaultTests {
  @Test(arguments: FaultScenario.alone, WireFormat.allCases)
  func eachFaultKeepsAnswersCorrect(scenario: FaultScenario, wire: WireFormat) async throws {
    try await check(scenario, wire, count: 40)
  }

  @Test(arguments: WireFormat.allCases)
  func allFaultsKeepAnswersCorrect(wire: WireFormat) async throws {
    try await check(.together, wire, count: 60)
  }

  private func check(_ scenario: FaultScenario, _ wire: WireFormat, count: Int) async throws {
    for number in SeedRange.named("PQ_FAULT_SEEDS", or: 0...0) {
      let seed = Self.seed("\(scenario.faults) \(wire)") &+ number
      try await check(scenario, wire, count: count, seed: seed)
    }
  }

  private func check(
    _ scenario: FaultScenario, _ wire: WireFormat, count: Int, seed: UInt64
  ) async throws {
    var settings = Emulator.Settings(token: RunningServer.token)
    settings.faults = try scenario.injection(seed: seed)
    let emulator = Emulator(try Statement.backend(), settings)
    try await RunningServer.with(emulator) { server in
      let backend = try LiveBackendFactory.backend("http://127.0.0.1:\(server.port)/v1") {
        $0.wire = wire
        // A busy machine must not look like a server that does not answer.
        $0.limits.idle = scenario.names.contains("hang") ? .seconds(1) : .seconds(60)
      }
      let statements = try Statement.some(count, seed: seed)
      let answered = await Self.countAnswered(statements, backend, scenario)
      #expect(answered * 100 >= scenario.leastAnswered * count, "\(answered) of \(count)")
      for name in scenario.names {
        #expect(server.lines.contains { $0.contains(": fault \(name)") }, "no \(name)")
      }
    }
  }

  private static func countAnswered(
    _ statements: [Statement], _ backend: LiveBackend, _ scenario: FaultScenario
  ) async -> Int {
    var answered = 0
    for statement in statements {
      let outcome = await statement.outcome(backend)
      switch await FaultOutcome.comparison(of: outcome, with: statement, words: scenario.words) {
      case .answered: answered += 1
      case .answeredInPart, .failed: break
      case .wrong(let reason): Issue.record("\(statement.text)\n\(reason)")
      }
    }
    return answered
  }

  /// Returns a seed from a name by FNV-1a, which is the same in every run.
  private static func seed(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
