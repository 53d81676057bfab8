import Testing

@testable import PQModel

@Suite struct IntegerSumsTests {
  @Test func numbersOfNewCellsAreTheSums() {
    var sums = IntegerSums()
    sums.append([5, 6])
    sums.append([7])
    #expect(sums.values == .narrow([5, 6, 7]))
  }

  @Test func numbersAreAddedAndTakenAway() {
    var sums = IntegerSums()
    sums.grow(to: 2)
    sums.add([5, 6], times: -1, to: [0, 1])
    sums.grow(to: 3)
    sums.add([10, 20, 30, 40], times: 2, to: [1, 0, 2, 1])
    #expect(sums.values == .narrow([35, 94, 60]))
  }

  @Test func int64MaxStaysNarrow() {
    var sums = IntegerSums([0])
    sums.add([.max - 1, 1], to: [0, 0])
    #expect(sums.values == .narrow([.max]))
  }

  @Test(
    arguments: [([.max, 1], 1), ([.min, -1], 1), ([.max / 2 + 1], 2), ([.min], -1)]
      as [([Int64], Int64)])
  func aSumPastTheLargestNumberIsExact(numbers: [Int64], factor: Int64) {
    var sums = IntegerSums([0, 7])
    sums.add(numbers, times: factor, to: numbers.map { _ in 0 })
    let sum = numbers.reduce(Int128(0)) { $0 + Int128($1) } * Int128(factor)
    #expect(sums.values == .wide([sum, 7]))
    sums.grow(to: 3)
    sums.append([9])
    sums.add([1, 2], times: -1, to: [2, 1])
    #expect(sums.values == .wide([sum, 5, -1, 9]))
  }

  @Test func sumsReturnFromWideExactly() {
    var sums = IntegerSums([0])
    sums.add([.max, .max, .max], to: [0, 0, 0])
    sums.add([.max, .max], times: -1, to: [0, 0])
    #expect(sums[0] == Int128(Int64.max))
  }

  @Test func runsAreAddedUp() {
    let runs = [
      CellRun(start: 0, end: 2, cell: 1), CellRun(start: 3, end: 4, cell: 0),
      CellRun(start: 4, end: 7, cell: 1),
    ]
    var sums = IntegerSums([0, 0])
    sums.add([1, 2, 4, 8, 16, 32, 64], runs: runs)
    #expect(sums.values == .narrow([8, 115]))
    sums.add([.max, 1, 9, .max, .max, .max, 5], runs: runs)
    #expect(sums[0] == Int128(Int64.max) + 8)
    #expect(sums[1] == 3 * Int128(Int64.max) + 121)
  }

  @Test func cellsArePicked() {
    #expect(IntegerSums([1, 2, 4]).cells([2, 0]).values == .narrow([4, 1]))
    #expect(IntegerSums(wide: [.max, 2]).cells([1, 1, 0]).values == .wide([2, 2, .max]))
  }
}
