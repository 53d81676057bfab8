import PQTestSupport
import Testing

@testable import PQFixture

@Suite struct CountingOrderTests {
  @Test(arguments: [0, 1, 2047, 2048, 1 << 22, .max] as [UInt32])
  func equalNumbersKeepTheirOrder(largest: UInt32) {
    var random = SeededRandom(seed: UInt64(largest))
    var numbers = (0..<3000).map { _ in UInt32.random(in: 0...largest, using: &random) }
    numbers[17] = largest
    let rows = (0..<UInt32(3000)).filter { $0 % 3 > 0 }.shuffled(using: &random)
    let places = Dictionary(uniqueKeysWithValues: zip(rows, 0...))
    let expected = rows.sorted {
      (numbers[Int($0)], places[$0, default: 0]) < (numbers[Int($1)], places[$1, default: 0])
    }
    #expect(CountingOrder.sorted(rows, by: numbers) == expected)
  }

  @Test func nothingIsInOrder() {
    #expect(CountingOrder.sorted([], by: []).isEmpty)
  }
}
