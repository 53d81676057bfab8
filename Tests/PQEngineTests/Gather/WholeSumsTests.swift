import Testing

@testable import PQEngine

@Suite struct WholeSumsTests {
  @Test func numbersOfNewCellsAreTheSums() {
    var sums = WholeSums()
    let first = sums.add([5, 6], times: 1, to: RowCells(numbers: [0, 1], count: 2, areNew: true))
    let second = sums.add([7], times: 1, to: RowCells(numbers: [2], count: 3, areNew: true))
    #expect(first && second)
    #expect(sums.values == [5, 6, 7])
  }

  @Test func numbersAreAddedAndTakenAway() {
    var sums = WholeSums()
    let first = sums.add([5, 6], times: -1, to: RowCells(numbers: [0, 1], count: 2, areNew: true))
    let cells = RowCells(numbers: [1, 0, 2, 1], count: 3, areNew: false)
    let second = sums.add([10, 20, 30, 40], times: 2, to: cells)
    #expect(first && second)
    #expect(sums.values == [35, 94, 60])
  }

  @Test(arguments: [([.max, 1], 1), ([.min, -1], 1), ([.max / 2 + 1], 2), ([.min], -1)])
  func whatDoesNotFitIsTold(numbers: [Int64], factor: Int) {
    var sums = WholeSums()
    let cells = RowCells(numbers: numbers.map { _ in 0 }, count: 1, areNew: false)
    let fits = sums.add(numbers, times: factor, to: cells)
    #expect(!fits)
  }

  @Test func theLargestNumberFits() {
    var sums = WholeSums()
    let cells = RowCells(numbers: [0, 0], count: 1, areNew: false)
    let fits = sums.add([.max - 1, 1], times: 1, to: cells)
    #expect(fits)
    #expect(sums.values == [.max])
  }
}
