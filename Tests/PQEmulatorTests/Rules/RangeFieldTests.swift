import PQModel
import PQTestSupport
import Testing

@testable import PQEmulator

/// The fields `from` and `to`: "Timestamp must be rounded to the same interval as you are
/// requesting."
@Suite struct RangeFieldTests {
  @Test(arguments: DocumentedInterval.all.map(\.name))
  func bothEndsAreRounded(name: String) async throws {
    let length = try #require(DocumentedInterval.named(name)).length
    let to = Body.clock / length * length
    #expect(await EmulatorExchange(Body(from: to - length, to: to, name)).status == 200)
    for slip in [1, -1, 1000, length / 2] where slip < length {
      for (field, from, to) in [("from", to - length + slip, to), ("to", to - length, to + slip)] {
        let exchange = await EmulatorExchange(Body(from: from, to: to, name))
        #expect(exchange.status == 400)
        #expect(
          exchange.message == "\"\(field)\" must be rounded to \(name), a multiple of \(length), "
            + "and is \(field == "from" ? from : to)")
      }
    }
  }

  /// Buckets of days are counted from the epoch in UTC. So weeks begin on Thursdays.
  @Test func weeksBeginOnThursdays() async {
    let thursday = Body.clock - 7 * Body.day
    #expect(await EmulatorExchange(Body(from: thursday, "7d")).status == 200)
    let monday = Body.clock - 3 * Body.day
    #expect(
      await EmulatorExchange(Body(from: monday - 7 * Body.day, to: monday, "7d")).status == 400)
  }

  @Test func aRangeIsNotEmpty() async {
    for to in [Body.clock - Body.hour, Body.clock - 2 * Body.hour] {
      let exchange = await EmulatorExchange(Body(to: to))
      #expect(exchange.status == 400)
      let times = "they are \(Body.clock - Body.hour) and \(to)"
      #expect(exchange.message == "\"from\" must be before \"to\"; \(times)")
    }
  }

  /// The range may contain a running bucket and future buckets, which are empty.
  @Test func aRangeMayEndAfterTheClock() async {
    let body = Body(from: Body.clock, to: Body.clock + 6 * Body.hour)
    #expect(await EmulatorExchange(.withoutFaults(EmptyBackend()), body).status == 200)
  }

  @Test(arguments: ["1768431600000.0", "17684316e5", "1.7684316E+12", "17684316000000e-1"])
  func aWholeNumberMayBeWrittenInAnyWay(text: String) async {
    #expect(await EmulatorExchange(Body("from", text)).status == 200)
  }

  @Test(arguments: [
    "0.5", "1768431600000.5", "9223372036854775807", "9223372036854775808", "-8640000000000001",
    "1e400", "-1e400", "99999999999999999999999999999999", "1e18",
    String(repeating: "9", count: 500_000), "1." + String(repeating: "0", count: 10_000) + "1",
  ])
  func timeMustBeAWholeNumberInRange(text: String) async {
    let exchange = await EmulatorExchange(Body("from", text))
    let shown = text.count > 60 ? text.prefix(60) + "..." : text
    #expect(exchange.status == 400)
    #expect(
      exchange.message == "\"from\" must be a UNIX timestamp in whole milliseconds, not \(shown)")
  }

  @Test func largestRangeIsAccepted() async {
    let end = 8_640_000_000_000_000 / (14 * Body.day) * (14 * Body.day)
    let exchange = await EmulatorExchange(
      .withoutFaults(EmptyBackend()), Body(from: -end, to: end, "14d"))
    #expect(exchange.status == 200)
  }
}
