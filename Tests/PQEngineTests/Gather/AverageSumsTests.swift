import Testing

@testable import PQEngine

@Suite struct AverageSumsTests {
  @Test func numbersOfNewCellsAreTheSums() {
    var sums = AverageSums(subtracts: false)
    sums.add([0.5, 1.5], times: 1, to: RowCells(numbers: [0, 1], count: 2, areNew: true))
    #expect(sums.sums == [0.5, 1.5])
  }

  @Test func numbersCountByTheirWeight() {
    var sums = AverageSums(subtracts: false)
    sums.add([0.5, 2, 4], times: 5, to: RowCells(numbers: [0, 1, 0], count: 2, areNew: false))
    #expect(sums.sums == [22.5, 10])
  }

  @Test func whatRoundingLeavesOfZeroIsZero() {
    var sums = AverageSums(subtracts: true)
    let cells = RowCells(numbers: [0, 1], count: 2, areNew: false)
    for number in [0.1, 0.2, 0.3] { sums.add([number, number], times: 1, to: cells) }
    sums.add([0.6, 0.5], times: -1, to: cells)
    #expect(sums.values[0] != 0)
    #expect(sums.isNothing(0))
    #expect(!sums.isNothing(1))
    #expect(sums.sums[0] == 0)
    #expect(abs(sums.sums[1] - 0.1) < 1e-15)
  }

  @Test func withoutSubtractionTheSmallestNumberCounts() {
    var sums = AverageSums(subtracts: false)
    sums.add([1e-300], times: 1, to: RowCells(numbers: [0], count: 1, areNew: true))
    #expect(!sums.isNothing(0))
    #expect(sums.sums == [1e-300])
  }

  @Test(arguments: [false, true])
  func cellsThatArePutTogetherAddUp(subtracts: Bool) {
    var sums = AverageSums(subtracts: subtracts)
    sums.add([1, 2, 4], times: 1, to: RowCells(numbers: [0, 1, 2], count: 3, areNew: true))
    var together = AverageSums(subtracts: subtracts)
    together.add(sums, to: RowCells(numbers: [0, 1, 0], count: 2, areNew: false))
    #expect(together.sums == [5, 2])
  }
}
