/// The probabilities of injected faults, and the delay of all answers.
///
/// The fault of a request depends only on the seed, the body, and the number of earlier requests with
/// the same body. So concurrent requests get the same faults in any order.
package struct FaultInjection: Sendable, Equatable {
  struct Chance: Sendable, Equatable {
    let fault: Fault
    /// The probability, from 0 to 1. A request gets at most one fault, so all probabilities add up
    /// to at most 1.
    let probability: Double
  }

  var chances: [Chance] = []
  /// The delay of every answer.
  package var delay = Duration.zero
  package var seed: UInt64 = 1

  /// Creates settings without faults and delay.
  package init() {}

  /// Returns the reply with the delay, and with a fault if the random number selects one.
  ///
  /// - Parameter number: the number of earlier requests with the same body.
  func apply(_ reply: Reply, body: [UInt8], number: Int) -> Reply {
    var reply = reply
    // Each of the three numbers is mixed before all are combined. Otherwise adjacent seeds and counts
    // would give similar results.
    var seeds = [seed, Self.hash(body), UInt64(number)].map { FaultChance(seed: $0) }
    var dice = FaultChance(seed: seeds.indices.reduce(0) { $0 &* 31 &+ seeds[$1].next() })
    if let fault = fault(dice.chance()) { reply = fault.apply(reply, &dice) }
    reply.delay = delay
    return reply
  }

  /// Returns the fault for a random number from 0 to 1; `nil` for none. Each fault has a part of this
  /// interval. The length of the part is the probability.
  private func fault(_ number: Double) -> Fault? {
    var rest = number
    for chance in chances {
      if rest < chance.probability { return chance.fault }
      rest -= chance.probability
    }
    return nil
  }

  /// Returns the FNV-1a hash of bytes.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}

/// An error in a specification of faults, with a sentence as its description.
package struct FaultSpecificationError: Error, Sendable, Equatable, CustomStringConvertible {
  package let description: String
}

extension FaultInjection {
  /// Reads a specification: faults with their probabilities, and the delay of all answers.
  ///
  ///     429:0.2,500:0.05,slow:300ms,cut:0.01,garbage:0.01
  package init(specification: String) throws(FaultSpecificationError) {
    var isSlow = false
    for part in specification.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { throw Self.mistake(part, "is not NAME:CHANCE or slow:TIME") }
      if halves[0] == "slow" {
        guard !isSlow else { throw Self.mistake(part, "is there twice") }
        delay = try Self.time(halves[1], of: part)
        isSlow = true
      } else {
        try add(halves[0], halves[1], of: part)
      }
    }
    guard chances.reduce(0, { $0 + $1.probability }) <= 1 + 1e-9 else {
      throw FaultSpecificationError(description: "the chances of the faults add up to more than 1")
    }
  }

  private mutating func add(
    _ name: Substring, _ chance: Substring, of part: Substring
  ) throws(FaultSpecificationError) {
    guard let fault = Fault(name: name) else {
      throw Self.mistake(
        part, "names no fault; there are slow, cut, garbage, html, hang, reset, and 400 to 599")
    }
    guard !chances.contains(where: { $0.fault == fault }) else {
      throw Self.mistake(part, "is there twice")
    }
    guard chance.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let probability = Double(chance), (0...1).contains(probability)
    else { throw Self.mistake(part, "has a chance that is no number from 0 to 1") }
    chances.append(Chance(fault: fault, probability: probability))
  }

  private static func time(
    _ text: Substring, of part: Substring
  ) throws(FaultSpecificationError) -> Duration {
    let unit = text.drop { $0.isASCII && $0.isNumber }
    guard let count = UInt32(text.dropLast(unit.count)), unit == "ms" || unit == "s" else {
      throw mistake(part, "is no time such as 300ms or 2s")
    }
    return unit == "s" ? .seconds(count) : .milliseconds(count)
  }

  private static func mistake(_ part: Substring, _ reason: String) -> FaultSpecificationError {
    FaultSpecificationError(description: "in the faults, \(Excerpt.of(String(part))) \(reason)")
  }
}
