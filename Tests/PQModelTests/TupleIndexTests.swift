import Testing

@testable import PQModel

@Suite struct TupleIndexTests {
  @Test(arguments: 0...6)
  func equalTuplesHaveOneNumber(width: Int) {
    var index = TupleIndex(width: width)
    var known: [[UInt32]: Int] = [:]
    for round in 0..<6000 {
      let tuple = (0..<width).map { UInt32(round * 31 % (7 + 100 * $0)) }
      let expected = known[tuple, default: known.count]
      known[tuple] = expected
      let number = (tuple + [0]).withUnsafeBufferPointer { tuple in
        tuple.baseAddress.map { index.number(of: $0) }
      }
      #expect(number == expected)
    }
    #expect(index.count == known.count)
    #expect(index.members.count == known.count * width)
  }

  @Test(arguments: [1, 7, 100, 5000])
  func itDoesNotMatterWhatCameBefore(period: Int) {
    var (plain, following) = (TupleIndex(width: 2), TupleIndex(width: 2))
    var previous = 0
    for round in 0..<6000 {
      let tuple = [UInt32(round % period), UInt32(round * round % 11)]
      let number = plain.number(of: tuple[0], tuple[1])
      previous = tuple.withUnsafeBufferPointer { tuple in
        tuple.baseAddress.map { following.number(of: $0, after: previous) } ?? -1
      }
      #expect(previous == number)
    }
    #expect(following.members == plain.members)
  }
}
