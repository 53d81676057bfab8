import Testing

@testable import PQModel

@Suite struct DecimalSumsTests {
  /// Returns the sum of averages over some minutes, in one cell.
  private static func sum(_ averages: [Double], minutes: Int64 = 1) -> DecimalSums {
    var sums = DecimalSums()
    sums.grow(to: 1)
    sums.add(averages: averages, minutes: minutes, to: averages.map { _ in 0 })
    return sums
  }

  /// Returns 3000 random multiples of the given numbers.
  private static func numbers(seed: UInt64, _ kinds: [Double]) -> [Double] {
    var state = seed
    return (0..<3000).map { row in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) * kinds[row % kinds.count]
    }
  }

  @Test func decimalsAddUpAsTheyAreWritten() {
    #expect(Self.sum([0.1, 0.2]).quotient(0, by: 1) == 0.3)
    #expect(Self.sum(Array(repeating: 0.1, count: 10)).quotient(0, by: 1) == 1)
    #expect(Self.sum([739.0 / 60, 1.0 / 60], minutes: 60).quotient(0, by: 60) == 740.0 / 60)
  }

  private static let kinds: [[Double]] = [
    [1], [0.01], [1 / 60], [0.001, 1e6], [1 / 3, 0.1, 1e-9], [1e-300, 1e284, 1],
    [.leastNonzeroMagnitude, 1], [1e20, 1e-20],
  ]

  @Test(arguments: kinds)
  func theOrderChangesNothing(kinds: [Double]) {
    let numbers = Self.numbers(seed: 5, kinds)
    let sum = Self.sum(numbers)
    for other in [numbers.reversed(), numbers.sorted(), numbers.sorted(by: >)] {
      #expect(Self.sum(other).quotient(0, by: 1440) == sum.quotient(0, by: 1440))
    }
    var halves = Self.sum(Array(numbers[..<1000]))
    halves.add(Self.sum(Array(numbers[1000...])), to: [0])
    #expect(halves.quotient(0, by: 1440) == sum.quotient(0, by: 1440))
    halves.add(sum, times: -1, to: [0])
    #expect(halves.signs == [0])
  }

  @Test func smallNumbersAreKeptExactly() {
    var sums = Self.sum([1e300, 1e-300, 0.5])
    sums.add(averages: [1e300], minutes: 1, times: -1, to: [0])
    #expect(sums.quotient(0, by: 1) == 0.5)
    sums.add(averages: [0.5], minutes: 1, times: -1, to: [0])
    #expect(sums.quotient(0, by: 1) == 1e-300)
    #expect(sums.signs == [1])
  }

  @Test func cellsAreIndependent() {
    var sums = DecimalSums()
    sums.grow(to: 2)
    sums.add(averages: [1.5, 2, 0.25], minutes: 60, to: [1, 0, 1])
    sums.grow(to: 3)
    #expect(sums.quotients(by: 60) == [2, 1.75, 0])
    #expect(sums.cells([2, 1, 1]).quotients(by: 60) == [0, 1.75, 1.75])
    sums.add(sums, runs: [CellRun(start: 0, end: 2, cell: 2)])
    #expect(sums.quotients(by: 60) == [2, 1.75, 3.75])
    let large = DecimalSums(averages: [1e200, 1, 1e-9], minutes: 1)
    sums.add(large, runs: [CellRun(start: 1, end: 3, cell: 0)])
    #expect(sums.quotient(0, by: 1) == 121.000000001)
    #expect(large.cells([1, 2]).quotients(by: 1) == [1, 1e-9])
  }

  @Test func anAverageIsOverALengthOfTime() {
    let sums = Self.sum([12], minutes: 60)
    #expect(sums.average(0, over: .hour) == 12)
    #expect(sums.average(0, over: 90 * .second) == 480)
    #expect(sums.average(0, over: TimeSpan(milliseconds: 0)).isNaN)
    #expect(sums.averages(over: 2 * .hour) == [6])
  }

  @Test func sumsTooLongForADoubleAreNotReadable() {
    #expect(Self.sum([1, 0.25]).areReadable(minutes: 60))
    #expect(!Self.sum([123_456_789_012.5, 0.0001234]).areReadable(minutes: 60))
    #expect(!Self.sum([1e300]).areReadable(minutes: 1))
  }

  @Test func aServerMayHaveRounded() {
    var sums = DecimalSums()
    sums.grow(to: 1)
    let isFirst = sums.add(averages: [0.1, 0.5, 1], minutes: 1, to: [0, 0, 0])
    let isSecond = sums.add(averages: [0.1 + 0.2], minutes: 1, to: [0])
    #expect(!isFirst && isSecond)
  }
}
