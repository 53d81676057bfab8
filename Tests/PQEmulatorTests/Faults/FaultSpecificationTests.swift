import Testing

@testable import PQEmulator

/// The syntax of the faults, as in `pq serve --fault`.
@Suite struct FaultSpecificationTests {
  @Test func documentedSyntaxIsParsed() throws {
    let text = "429:0.2,500:0.05,slow:300ms,cut:0.01,garbage:0.01,html:.5,hang:0,reset:0.23"
    let injection = try FaultInjection(specification: text)
    #expect(injection.delay == .milliseconds(300))
    #expect(
      injection.chances == [
        FaultInjection.Chance(fault: .status(429), probability: 0.2),
        FaultInjection.Chance(fault: .status(500), probability: 0.05),
        FaultInjection.Chance(fault: .cut, probability: 0.01),
        FaultInjection.Chance(fault: .garbage, probability: 0.01),
        FaultInjection.Chance(fault: .html, probability: 0.5),
        FaultInjection.Chance(fault: .hang, probability: 0),
        FaultInjection.Chance(fault: .reset, probability: 0.23),
      ])
    #expect(try FaultInjection(specification: "slow:2s").delay == .seconds(2))
  }

  /// The sum of ten tenths is accepted as 1, in spite of rounding.
  @Test func sumOfTenTenthsIsAccepted() throws {
    let text = (500..<510).map { "\($0):0.1" }.joined(separator: ",")
    #expect(try FaultInjection(specification: text).chances.count == 10)
  }

  @Test(arguments: [
    ("", "\"\" is not NAME:CHANCE or slow:TIME"),
    ("cut", "\"cut\" is not NAME:CHANCE or slow:TIME"),
    ("cut:0.1,", "\"\" is not NAME:CHANCE or slow:TIME"),
    ("cut:1.5", "\"cut:1.5\" has a chance that is no number from 0 to 1"),
    ("cut:-0.5", "\"cut:-0.5\" has a chance that is no number from 0 to 1"),
    ("cut:nan", "\"cut:nan\" has a chance that is no number from 0 to 1"),
    ("cut:1e-1", "\"cut:1e-1\" has a chance that is no number from 0 to 1"),
    ("cut:", "\"cut:\" has a chance that is no number from 0 to 1"),
    ("cut:0.1,cut:0.1", "\"cut:0.1\" is there twice"),
    ("slow:1s,slow:1s", "\"slow:1s\" is there twice"),
    ("slow:0.5", "\"slow:0.5\" is no time such as 300ms or 2s"),
    ("slow:ms", "\"slow:ms\" is no time such as 300ms or 2s"),
    ("slow:99999999999s", "\"slow:99999999999s\" is no time such as 300ms or 2s"),
  ])
  func aMistakeIsNamed(text: String, reason: String) {
    #expect(throws: FaultSpecificationError(description: "in the faults, \(reason)")) {
      try FaultInjection(specification: text)
    }
  }

  @Test(arguments: ["rain:0.1", "200:0.1", "399:0.1", "600:0.1", "0429:0.1", " cut:0.1", ":1"])
  func unknownFaultErrorListsKnownFaults(text: String) {
    let names = "there are slow, cut, garbage, html, hang, reset, and 400 to 599"
    #expect(
      throws: FaultSpecificationError(
        description: "in the faults, \"\(text)\" names no fault; \(names)")
    ) {
      try FaultInjection(specification: text)
    }
  }

  @Test func chancesAreAtMostOne() {
    #expect(throws: FaultSpecificationError.self) {
      try FaultInjection(specification: "cut:0.6,hang:0.5")
    }
  }
}
