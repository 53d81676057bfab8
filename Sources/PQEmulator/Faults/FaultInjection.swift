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
  var delay = Duration.zero
  package var seed: UInt64 = 1

  /// Creates settings without faults and delay.
  package init() {}

  /// Returns a reply, with a fault if one applies, and with the delay.
  ///
  /// - Parameter number: the number of earlier requests with the same body.
  func apply(_ reply: Reply, body: [UInt8], number: Int) -> Reply {
    var reply = reply
    // Each number is mixed before they are combined. Otherwise adjacent seeds and numbers would
    // give similar results.
    var seeds = [seed, Self.hash(body), UInt64(number)].map { FaultChance(seed: $0) }
    var dice = FaultChance(seed: seeds.indices.reduce(0) { $0 &* 31 &+ seeds[$1].next() })
    if let fault = fault(dice.chance()) { reply = fault.apply(reply, &dice) }
    reply.delay = delay
    return reply
  }

  /// Returns the fault for a random number from 0 to 1; `nil` for none. Each fault owns an interval
  /// as long as its probability.
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
