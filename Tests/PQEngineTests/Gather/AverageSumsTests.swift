import PQModel
import Testing

@testable import PQEngine

@Suite struct AverageSumsTests {
  private static func cells(_ numbers: UInt32..., areNew: Bool = false) -> RowCells {
    RowCells(numbers: numbers, count: Int(numbers.max() ?? 0) + 1, areNew: areNew)
  }

  @Test func averagesOfNewCellsStayAsTheyAre() {
    var sums = AverageSums(subtracts: false)
    sums.add([0.1 + 0.2, 1.5], minutes: 60, times: 1, to: Self.cells(0, 1, areNew: true))
    #expect(sums.averages(over: .hour) == [0.1 + 0.2, 1.5])
    #expect(sums.averages(over: 2 * .hour)[1] == 0.75)
    sums.add([1], minutes: 60, times: 1, to: Self.cells(1))
    #expect(sums.averages(over: .hour) == [0.1 + 0.2, 2.5])
  }

  @Test func averagesCountByTheLengthOfTheirBuckets() {
    var sums = AverageSums(subtracts: false)
    sums.add([0.5, 2, 4], minutes: 5, times: 1, to: Self.cells(0, 1, 0))
    sums.add([0.5], minutes: 1, times: 3, to: Self.cells(1))
    #expect(sums.averages(over: .minute) == [22.5, 11.5])
    #expect(sums.averages { [.minute, 10 * .minute][$0] } == [22.5, 1.15])
  }

  @Test func subtractingAllPartsLeavesZero() {
    var sums = AverageSums(subtracts: true)
    for number in [0.1, 0.2, 0.3] {
      sums.add([number, number], minutes: 1, times: 1, to: Self.cells(0, 1))
    }
    sums.add([0.6, 0.5], minutes: 1, times: -1, to: Self.cells(0, 1))
    #expect(sums.signs == [0, 1])
    #expect(sums.averages(over: .minute) == [0, 0.1])
    sums.add([0.2], minutes: 1, times: -1, to: Self.cells(1))
    #expect(sums.signs == [0, -1])
  }

  /// The difference is 1e-13 of the total; the numbers are not rounded by a server.
  @Test func theSmallestPartCounts() {
    var sums = AverageSums(subtracts: true)
    sums.add([1_000_000.0000001], minutes: 1, times: 1, to: Self.cells(0))
    sums.add([1_000_000], minutes: 1, times: -1, to: Self.cells(0))
    #expect(sums.signs == [1])
    #expect(sums.averages(over: .minute) == [1e-7])
  }

  /// A server that adds 0.1 and 0.2 as doubles returns 0.30000000000000004.
  @Test func roundingRemainderCountsAsZero() {
    var sums = AverageSums(subtracts: true)
    sums.add([0.1 + 0.2, 0.3], minutes: 1, times: 1, to: Self.cells(0, 1))
    sums.add([0.1, 0.1], minutes: 1, times: -1, to: Self.cells(0, 1))
    sums.add([0.2, 0.1], minutes: 1, times: -1, to: Self.cells(0, 1))
    #expect(sums.signs == [0, 1])
    #expect(sums.averages(over: .minute) == [0, 0.1])
  }

  @Test func exactNumbersAreAddedAsTheyAre() {
    var sums = AverageSums(subtracts: true)
    let numbers = DecimalSums(averages: [0.1, 1e18], minutes: 60)
    sums.add(numbers, times: 1, to: Self.cells(0, 0))
    sums.add(numbers.cells([1]), times: -1, to: Self.cells(0))
    #expect(sums.averages(over: .hour) == [0.1])
  }

  @Test(arguments: [false, true])
  func cellsThatArePutTogetherAddUp(subtracts: Bool) {
    var sums = AverageSums(subtracts: subtracts)
    sums.add([1, 2, 4], minutes: 1, times: 1, to: Self.cells(0, 1, 2, areNew: true))
    var together = AverageSums(subtracts: subtracts)
    together.add(sums, to: Self.cells(0, 1, 0))
    #expect(together.averages(over: .minute) == [5, 2])
  }

  @Test(arguments: [false, true], [false, true])
  func pickKeepsTheGivenOrder(subtracts: Bool, arePlain: Bool) {
    var sums = AverageSums(subtracts: subtracts)
    sums.add([1, 2, 4], minutes: 1, times: 1, to: Self.cells(0, 1, 2, areNew: arePlain))
    if !arePlain { sums.add([8], minutes: 1, times: 1, to: Self.cells(2)) }
    if subtracts { sums.add([1], minutes: 1, times: -1, to: Self.cells(1)) }
    sums.pick([2, 1])
    #expect(sums.averages(over: .minute) == [arePlain ? 4 : 12, subtracts ? 1 : 2])
  }
}
