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
    for (tuple, number) in known {
      #expect((0..<width).map { index.member($0, of: number) } == tuple)
    }
  }

  @Test(arguments: [1, 7, 100, 5000])
  func theHintDoesNotChangeTheNumber(period: Int) {
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

  /// Codes that continue the order 0, 1, 2 are their own numbers. Other codes get the next number.
  @Test(arguments: [
    [], [0, 1, 2, 1, 0, 3], [1, 0], [0, 1, 5, 2, 3, 5, 1, 2, 6], [0, 1, 3, 2, 4], [7, 7, 0],
  ])
  func codesInOrderAreTheirOwnNumbers(codes: [UInt32]) {
    var index = TupleIndex(width: 1)
    var known: [UInt32] = []
    for code in codes {
      if !known.contains(code) { known.append(code) }
      let number = withUnsafePointer(to: code) { index.number(of: $0, after: 0) }
      #expect(number == known.firstIndex(of: code))
      #expect(index.count == known.count)
    }
    #expect(known.indices.map { index.member(0, of: $0) } == known)
    // Only codes after the first deviation from that order are stored.
    let plain = zip(known, 0...).prefix { $0 == $1 }.count
    #expect(index.members == Array(known.dropFirst(plain)))
  }
}
