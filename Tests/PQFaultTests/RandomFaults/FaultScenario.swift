import PQEmulator
import PQLive
import Testing

/// A set of random faults that the server injects.
struct FaultScenario: Sendable, CustomTestStringConvertible {
  /// The faults, in the syntax of `pq serve --fault`.
  let faults: String
  /// Texts of which the message of a failed statement contains at least one.
  let words: [String]
  /// The minimum percentage of statements that are answered completely.
  let leastAnswered: Int

  var testDescription: String { faults }

  /// The names of the faults that have a probability.
  var names: [String] {
    faults.split(separator: ",").map { String($0.split(separator: ":")[0]) }.filter { $0 != "slow" }
  }

  private init(_ faults: String, _ words: [String], leastAnswered: Int) {
    self.faults = faults
    // When a request is repeated, its range may have become too old.
    self.words = words + ["while it waited, the range from "]
    self.leastAnswered = leastAnswered
  }

  func injection(seed: UInt64) throws -> FaultInjection {
    var injection = try FaultInjection(specification: faults)
    injection.seed = seed
    return injection
  }
}

extension FaultScenario {
  private static let noise = [
    " is wrong", "has answered", "something else than", " is cut", "not UTF-8",
  ]
  private static let page = ["something else than"]

  /// Each fault alone. Faults that the client does not retry have a low probability.
  static let alone = [
    FaultScenario("429:0.3", ["(status 429)"], leastAnswered: 75),
    FaultScenario("500:0.3", ["has failed (status 500"], leastAnswered: 95),
    FaultScenario("502:0.3", ["has failed (status 502"], leastAnswered: 95),
    FaultScenario("503:0.3", ["has failed (status 503"], leastAnswered: 95),
    FaultScenario("cut:0.3", ["ended the connection", " is cut"], leastAnswered: 95),
    FaultScenario("garbage:0.05", noise, leastAnswered: 50),
    FaultScenario("html:0.05", page, leastAnswered: 50),
    FaultScenario("hang:0.03", ["sent nothing for 1 s"], leastAnswered: 80),
    FaultScenario("reset:0.3", ["ended the connection", "cannot be reached"], leastAnswered: 95),
    FaultScenario("slow:3ms", [], leastAnswered: 100),
  ]

  static let together = FaultScenario(
    "429:0.06,500:0.05,502:0.05,503:0.05,cut:0.06,garbage:0.02,html:0.02,hang:0.01,reset:0.06,"
      + "slow:1ms",
    alone.flatMap(\.words), leastAnswered: 50)
}
