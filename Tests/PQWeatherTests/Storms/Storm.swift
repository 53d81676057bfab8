import PQEmulator
import PQLive
import Testing

/// A kind of bad weather.
struct Storm: Sendable, CustomTestStringConvertible {
  /// The faults, as `pq serve --fault` takes them.
  let faults: String
  /// What is said when it wins, in one way or another.
  let words: [String]
  /// How many of a hundred statements have to be answered in spite of it.
  let leastAnswered: Int

  var testDescription: String { faults }

  /// The name of each fault that is decided by chance.
  var names: [String] {
    faults.split(separator: ",").map { String($0.split(separator: ":")[0]) }.filter { $0 != "slow" }
  }

  private init(_ faults: String, _ words: [String], leastAnswered: Int) {
    self.faults = faults
    // Whatever is asked again may be asked too late.
    self.words = words + ["while it waited, the range from "]
    self.leastAnswered = leastAnswered
  }

  func weather(seed: UInt64) throws -> FaultInjection {
    var weather = try FaultInjection(specification: faults)
    weather.seed = seed
    return weather
  }
}

extension Storm {
  private static let noise = [
    " is wrong", "has answered", "something else than", " is cut", "not UTF-8",
  ]
  private static let page = ["something else than"]

  /// Every fault alone. What is not asked again, because it would be the same again, befalls less
  /// often.
  static let alone = [
    Storm("429:0.3", ["(status 429)"], leastAnswered: 75),
    Storm("500:0.3", ["has failed (status 500"], leastAnswered: 95),
    Storm("502:0.3", ["has failed (status 502"], leastAnswered: 95),
    Storm("503:0.3", ["has failed (status 503"], leastAnswered: 95),
    Storm("cut:0.3", ["ended the connection", " is cut"], leastAnswered: 95),
    Storm("garbage:0.05", noise, leastAnswered: 50),
    Storm("html:0.05", page, leastAnswered: 50),
    Storm("hang:0.03", ["sent nothing for 1 s"], leastAnswered: 80),
    Storm("reset:0.3", ["ended the connection", "cannot be reached"], leastAnswered: 95),
    Storm("slow:3ms", [], leastAnswered: 100),
  ]

  /// All of them at once.
  static let together = Storm(
    "429:0.06,500:0.05,502:0.05,503:0.05,cut:0.06,garbage:0.02,html:0.02,hang:0.01,reset:0.06,"
      + "slow:1ms",
    alone.flatMap(\.words), leastAnswered: 50)
}
