import PQTestSupport
import Testing

@testable import PQEngine

@Suite struct ValueIndexTests {
  /// Few values, and so many that they are hashed.
  @Test(arguments: [1, 3, 16, 17, 400])
  func valuesAreCodedAsTheyCome(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    var index = ValueIndex()
    var known: [String] = []
    for _ in 0..<1000 {
      let value = "value \(random.next(count))"
      if !known.contains(value) { known.append(value) }
      let code = index.code(of: value)
      #expect(known[Int(code)] == value)
    }
    #expect(index.values == known)
  }

  /// To Swift's `==` they are equal.
  @Test(arguments: [0, 100])
  func valuesThatLookAlikeAreTwo(others: Int) {
    var index = ValueIndex()
    for other in 0..<others { _ = index.code(of: "\(other)") }
    let codes = ["K\u{F6}ln", "Ko\u{308}ln", "K\u{F6}ln", ""].map { index.code(of: $0) }
    #expect(codes == [0, 1, 0, 2].map { UInt32($0 + others) })
  }

  @Test(arguments: [0, 100])
  func aTextThatIsAddedIsNotFound(others: Int) {
    var index = ValueIndex()
    let added = index.add("x")
    for other in 0..<others { _ = index.code(of: "\(other)") }
    let code = index.code(of: "x")
    #expect(code != added)
    let again = index.add("x")
    #expect(index.code(of: "x") == code)
    #expect(index.values[Int(again)] == "x")
  }
}
