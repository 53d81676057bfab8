import PQModel
import Testing

@testable import PQWire

@Suite struct TimeGridTests {
  @Test func admitsMultiplesOfTheGrain() {
    var grid = TimeGrid(grain: .m5)
    for time: Int64 in [0, 300_000, 1_509_494_400_000, 300_000] {
      let isAdmitted = grid.accepts(time)
      #expect(isAdmitted)
    }
    for _ in 0..<2 {
      let isAdmitted = grid.accepts(60_000)
      #expect(!isAdmitted)
    }
  }

  @Test(arguments: Interval.allCases)
  func aLateGrainReportsTheFirstMisalignedTime(grain: Interval) {
    var grid = TimeGrid(grain: .m1)
    let times: [Int64] =
      [0] + Interval.allCases.reversed().map(\.length.milliseconds)
    for time in times {
      let isAdmitted = grid.accepts(time)
      #expect(isAdmitted)
    }
    let misfit = grid.changeGrain(grain)
    #expect(misfit == times.first { $0 % grain.length.milliseconds != 0 })
  }
}
