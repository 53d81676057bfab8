import PQTestSupport
import Testing

@testable import PQLineEditor

/// Caching the styles of a long text does not change what is shown.
@Suite struct TextStylesTests {
  private static let pieces = [
    "SELECT http LAST 1h;", "\n", " 'a;b' ", "'", "-- x;\n", "/* ; */", "/*", "*/", "日;", "; ", "x",
    "LET a = 1;", "\"", "`a`", "6x",
  ]

  /// The text is changed at random, and the styles near its end are compared after each change.
  @Test(arguments: 0..<200)
  func visibleStylesEqualThoseOfTheWholeText(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var painter = TextStyles()
    var scalars: [Unicode.Scalar] = []
    for _ in 0..<40 {
      change(&scalars, &random)
      let text = EditText(scalars: scalars, cursor: max(0, scalars.count - random.next(20)))
      let area = 10
      let part = painter.styles(of: text, around: area)
      var fresh = TextStyles()
      let whole = fresh.styles(of: text, around: scalars.count)
      #expect(part.count == whole.count)
      let seen = max(0, text.cursor - area)...
      #expect(part[seen].map(\.role) == whole[seen].map(\.role), "\(text.text)")
    }
  }

  private func change(_ scalars: inout [Unicode.Scalar], _ random: inout SeededRandom) {
    let place = random.next(scalars.count + 1)
    guard random.next(4) > 0 else {
      scalars.removeSubrange(place..<min(scalars.count, place + random.next(10)))
      return
    }
    let piece = random.pick(Self.pieces) ?? ""
    // Most changes are at the end, as when a user types.
    let isAtEnd = random.next(3) > 0
    scalars.insert(contentsOf: piece.unicodeScalars, at: isAtEnd ? scalars.count : place)
  }

  /// Only the visible part of a long text is styled.
  @Test func invisibleTextIsNotStyled() {
    var painter = TextStyles()
    let statements = String(repeating: "SELECT http LAST 1h;", count: 100)
    _ = painter.styles(of: EditText(statements), around: 40)
    let styles = painter.styles(of: EditText(statements + "SELECT"), around: 40)
    #expect(styles[0].role == .plain)
    #expect(styles[2000].role == .keyword)
    let top = painter.styles(of: EditText(statements, cursor: 0), around: 40)
    #expect(top[0].role == .keyword)
    #expect(top[1980].role == .plain)
  }
}
