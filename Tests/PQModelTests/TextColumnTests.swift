import PQModel
import Testing

@Suite struct TextColumnTests {
  @Test func holdsEachValueOnce() {
    let column = TextColumn(["US", "DE", "US", "", "DE"])
    #expect(column.dictionary == ["US", "DE", ""])
    #expect(column.codes == [0, 1, 0, 2, 1])
    #expect((0..<5).map { column[$0] } == ["US", "DE", "US", "", "DE"])
  }

  /// Swift's `==` treats these texts as equal, because they are canonically equivalent. Their bytes
  /// differ.
  @Test(arguments: [
    ("K\u{F6}ln", "Ko\u{308}ln"), ("\u{212B}", "\u{C5}"), ("\u{1112}\u{1161}", "\u{D558}"),
  ])
  func canonicallyEquivalentValuesDiffer(left: String, right: String) {
    #expect(left == right)
    let column = TextColumn([left, right, left])
    #expect(column.codes == [0, 1, 0])
    #expect(column[1].utf8.elementsEqual(right.utf8))
  }

  @Test func mayBeEmpty() {
    #expect(TextColumn([]).codes.isEmpty)
    #expect(Column.texts("city.name", []).count == 0)
  }
}
