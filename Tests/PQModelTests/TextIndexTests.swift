import PQTestSupport
import Testing

@testable import PQModel

@Suite struct TextIndexTests {
  /// Few values, and so many that they are hashed.
  @Test(arguments: [1, 3, 16, 17, 400])
  func textsAreNumberedAsTheyCome(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    var index = TextIndex()
    var known: [String] = []
    for _ in 0..<1000 {
      let value = "value \(random.next(count))"
      if !known.contains(value) { known.append(value) }
      let number = index.number(of: value)
      #expect(known[Int(number)] == value)
    }
    #expect(index.texts == TextList(known))
  }

  /// To Swift's `==` they are equal.
  @Test(arguments: [0, 100])
  func textsThatLookAlikeAreTwo(others: Int) {
    var index = TextIndex()
    for other in 0..<others { _ = index.number(of: "\(other)") }
    let numbers = ["K\u{F6}ln", "Ko\u{308}ln", "K\u{F6}ln", ""].map { index.number(of: $0) }
    #expect(numbers == [0, 1, 0, 2].map { UInt32($0 + others) })
  }

  @Test(arguments: [0, 100])
  func aTextThatIsAddedIsNotFound(others: Int) {
    var index = TextIndex()
    let added = index.append("x")
    for other in 0..<others { _ = index.number(of: "\(other)") }
    let number = index.number(of: "x")
    #expect(number != added)
    let again = index.append("x")
    #expect(index.number(of: "x") == number)
    #expect(index.texts[Int(again)] == "x")
  }
}
