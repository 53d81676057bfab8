import PQManual
import Testing

/// Two aligned columns.
@Suite struct TwoColumnsTests {
  @Test func namesAreAligned() {
    #expect(
      TwoColumns.lines([("a", "first"), ("bcd", "second")]) == ["  a    first", "  bcd  second"])
  }

  @Test func descriptionsContinueBelow() {
    let lines = TwoColumns.lines([("ab", "one two three four five six")], columns: 24)
    #expect(lines == ["  ab  one two three four", "      five six"])
  }

  @Test func aLongWordHasItsOwnLine() {
    #expect(TwoColumns.wrapped("a abcdefgh b", 4) == ["a", "abcdefgh", "b"])
  }
}
