/// How often which fault befalls a request, and how slow every answer is.
///
/// The faults are decided by the seed, by what is asked and by how often it has been asked before,
/// and by nothing else: requests that are sent side by side meet the same faults in any order.
package struct Weather: Sendable, Equatable {
  struct Chance: Sendable, Equatable {
    let fault: Fault
    /// From 0 to 1. At most one fault befalls a request, so the chances of all are at most 1.
    let probability: Double
  }

  var chances: [Chance] = []
  var delay = Duration.zero
  package var seed: UInt64 = 1

  /// Fine weather.
  package init() {}

  /// What becomes of a reply to a body that is asked for the number-th time, counted from 0.
  func befall(_ reply: Reply, body: [UInt8], number: Int) -> Reply {
    var reply = reply
    // Mixed before they are added up, or neighbours among seeds and numbers would be alike.
    var seeds = [seed, Self.hash(body), UInt64(number)].map { Dice(seed: $0) }
    var dice = Dice(seed: seeds.indices.reduce(0) { $0 &* 31 &+ seeds[$1].next() })
    if let fault = fault(dice.chance()) { reply = fault.befall(reply, &dice) }
    reply.delay = delay
    return reply
  }

  /// The fault on whose stretch of the chances a number falls.
  private func fault(_ number: Double) -> Fault? {
    var rest = number
    for chance in chances {
      if rest < chance.probability { return chance.fault }
      rest -= chance.probability
    }
    return nil
  }

  /// FNV-1a.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
