import PQTestSupport
import Testing

@testable import PQModel

@Suite struct TextIndexTests {
  /// The counts include small indexes without hashing and large ones with hashing.
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

  /// Swift's `==` treats the two texts as equal.
  @Test(arguments: [0, 100])
  func canonicallyEquivalentTextsDiffer(others: Int) {
    var index = TextIndex()
    for other in 0..<others { _ = index.number(of: "\(other)") }
    let numbers = ["K\u{F6}ln", "Ko\u{308}ln", "K\u{F6}ln", ""].map { index.number(of: $0) }
    #expect(numbers == [0, 1, 0, 2].map { UInt32($0 + others) })
  }

  @Test(arguments: [0, 100])
  func appendedTextsAreNotFoundByValue(others: Int) {
    var index = TextIndex()
    let added = index.append("x")
    for other in 0..<others { _ = index.number(of: "\(other)") }
    let number = index.number(of: "x")
    #expect(number != added)
    let again = index.append("x")
    #expect(index.number(of: "x") == number)
    #expect(index.texts[Int(again)] == "x")
  }

  /// The texts of an adopted list are found both before and after the index is hashed.
  @Test(arguments: [0, 1, 5, 100])
  func listsInOrderAreTakenOver(count: Int) {
    let list = TextList((0..<count).map { "value \($0 + 100)" })
    var index = TextIndex()
    let isTakenOver = index.adopt(list)
    #expect(isTakenOver)
    for isHashed in [false, true] {
      for place in list.indices { #expect(index.find(list[place]) == UInt32(place)) }
      #expect(index.find("") == nil && index.find("value 1") == nil && index.find("z") == nil)
      if !isHashed { _ = index.number(of: "new") }
    }
    #expect(index.find("new") == UInt32(count))
    #expect(index.texts.count == count + 1)
    let isTakenOverAgain = index.adopt(list)
    #expect(!isTakenOverAgain)
  }

  @Test func otherListsAreNotTakenOver() {
    var index = TextIndex()
    let lists: [TextList] = [["b", "a"], ["a", "a"]]
    let areTakenOver = lists.map { index.adopt($0) }
    #expect(areTakenOver == [false, false])
    #expect(index.texts.isEmpty)
  }

  @Test func labelsAreAddedToAListThatWasTakenOver() {
    var index = TextIndex()
    _ = index.adopt(["a", "b"])
    let numbers = [index.append("a"), index.number(of: "a"), index.number(of: "b")]
    #expect(numbers == [2, 0, 1])
  }
}
