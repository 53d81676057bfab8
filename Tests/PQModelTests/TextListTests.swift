import PQTestSupport
import Testing

@testable import PQModel

@Suite struct TextListTests {
  private static let texts = ["", "US", "K\u{F6}ln", "Ko\u{308}ln", "東京", "a\0b", "US"]

  @Test func textsRoundTrip() {
    let list = TextList(Self.texts)
    #expect(list.count == 7)
    #expect(list.map { Array($0.utf8) } == Self.texts.map { Array($0.utf8) })
    #expect(list.indices.map { list.byteCount(of: $0) } == [0, 2, 5, 6, 6, 3, 2])
    #expect("\(list.prefix(2).map { $0 })" == #"["", "US"]"#)
    #expect("\(TextList())" == "[]")
  }

  /// The blocks fill up at different places, and some texts are larger than a block.
  @Test(arguments: UInt64(1)...20)
  func textsOfAnySize(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let sizes = [0, 1, 7, 300, 5000, seed % 5 == 0 ? 3 << 20 : 40_000]
    let texts = (0..<200).map { number in
      String(repeating: "\(number)-", count: random.next(sizes[random.next(sizes.count)] + 1) / 4)
    }
    let list = TextList(texts)
    #expect(Array(list) == texts)
    #expect(list == TextList(texts))
    #expect(list != TextList(texts.reversed()))
  }

  /// Sizes near that of a block, and near the largest size that an entry itself stores.
  @Test(arguments: [1 << 20, 1 << 21])
  func longTexts(size: Int) {
    let sizes = [size - 2, 0, size - 1, 0, 3, size, 0, size + 1, 3]
    let texts = sizes.map { String(repeating: "x", count: $0) }
    var list = TextList(texts)
    #expect(list.indices.map { list.byteCount(of: $0) } == sizes)
    #expect(Array(list) == texts)
    let some = list.texts(at: [5, 4])
    list.append("y")
    #expect(some == [texts[5], "xxx"])
    #expect(list[9] == "y")
  }

  /// The end of a long text does not fit into the place of a text, and so an empty text must not begin
  /// there.
  @Test(arguments: [(1 << 21) - 1, 1 << 21, (1 << 21) + 1, 5 << 20])
  func anEmptyTextAfterALongOne(size: Int) {
    let texts = ["a", String(repeating: "x", count: size), "", "b", ""]
    #expect(Array(TextList(texts)) == texts)
  }

  @Test func canonicallyEquivalentTextsDiffer() {
    #expect(TextList(["K\u{F6}ln"]) != TextList(["Ko\u{308}ln"]))
    #expect(
      TextList(Self.texts).areAmong(["Ko\u{308}ln", "US", ""])
        == [true, true, false, true, false, false, true])
  }

  /// Copies share their bytes at first. Neither sees what the other one appends.
  @Test func copiesAreIndependent() {
    for count in [0, 1, 50, 500] {
      let first = (0..<count).map { "text \($0)" }
      var one = TextList(first)
      var other = one
      var third = other
      other.append("other")
      one.append("one")
      third.append("the third")
      one.append("one more")
      #expect(Array(one) == first + ["one", "one more"])
      #expect(Array(other) == first + ["other"])
      #expect(Array(third) == first + ["the third"])
    }
  }

  @Test func copiesAreIndependentAcrossTasks() async {
    let start = TextList((0..<100).map { "\($0)" })
    await withTaskGroup(of: (Int, TextList).self) { group in
      for task in 0..<8 {
        group.addTask {
          var list = start
          for number in 0..<2000 { list.append("\(task): \(number)") }
          return (task, list)
        }
      }
      for await (task, list) in group {
        #expect(Array(list.prefix(100)) == Array(start))
        #expect(list.dropFirst(100).elementsEqual((0..<2000).map { "\(task): \($0)" }))
      }
    }
  }

  /// The bytes of texts of the first list are shared. Those of texts of a second list are copied.
  @Test func bytesOfTheFirstListAreShared() {
    let cities = TextList(["Brno", "Köln", "Oslo"])
    let pages = TextList(["/a", "/b"])
    var list = TextList()
    list.append(2, of: cities)
    list.append("Rome")
    list.append(1, of: pages)
    list.append(0, of: cities)
    #expect(list == ["Oslo", "Rome", "/b", "Brno"])
    #expect(isShared(list, 0, with: cities, 2) && isShared(list, 3, with: cities, 0))
    #expect(!isShared(list, 2, with: pages, 1))
    #expect(cities == ["Brno", "Köln", "Oslo"])
  }

  @Test func picksTextsByPosition() {
    let list = TextList(Self.texts)
    let some = list.texts(at: [4, 1, 1])
    #expect(some == ["東京", "US", "US"])
    #expect(isShared(some, 1, with: list, 1))
    var more = some
    more.append("x")
    #expect(Array(more) == ["東京", "US", "US", "x"])
    #expect(list.count == 7)
  }

  @Test func ascendingListsAreSearched() {
    #expect(TextList().isAscending && TextList(["x"]).isAscending)
    #expect(!TextList(["a", "a"]).isAscending && !TextList(["b", "a"]).isAscending)
    let list: TextList = ["US", "", "東京", "K\u{F6}ln", "a\0", "a"]
    #expect(!list.isAscending)
    let sorted = list.texts(at: TextOrder.order(of: list).map { Int($0) })
    #expect(sorted.isAscending)
    for place in sorted.indices {
      #expect(sorted.withBytes(of: place) { sorted.search($0) } == place)
    }
    let other: TextList = ["Ko\u{308}ln", "b", "zz"]
    #expect(other.indices.allSatisfy { other.withBytes(of: $0) { sorted.search($0) } == nil })
  }

  private func isShared(_ left: TextList, _ one: Int, with right: TextList, _ other: Int) -> Bool {
    left.withBytes(of: one) { bytes in
      right.withBytes(of: other) { $0.baseAddress == bytes.baseAddress }
    }
  }
}
