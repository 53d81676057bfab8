import PQSyntax

/// What each character of a text is, for its colour.
///
/// What is said of a statement says nothing of those before it. So it is remembered where statements
/// end, and of a long text only those are looked at that can be seen.
struct TextStyles {
  private var before: [Unicode.Scalar] = []
  /// Behind which characters of that text statements end, whatever comes after them.
  private var ends: [Int] = []

  /// The styles of the characters.
  ///
  /// - Parameter area: at how many characters before and behind the cursor they are needed; beyond
  ///   that they may be plain.
  mutating func styles(of text: EditText, around area: Int) -> [CellStyle] {
    forgetEnds(after: Self.commonStart(before, text.scalars))
    before = text.scalars
    let start = ends.last { $0 <= text.cursor - area } ?? 0
    // What is cut off may be the end of something that can be seen.
    let end = min(text.scalars.count, text.cursor + 2 * area)
    let part = text.scalars[start..<end]
    let tree = SyntaxTree.parse([UInt8](utf8Of: part))
    let cursor = part[..<text.cursor].reduce(0) { $0 + UTF8.width($1) }
    remember(tree, from: start)
    var styles = [CellStyle](repeating: CellStyle(.plain), count: text.scalars.count)
    var position = 0
    let ofBytes = SyntaxStyles.styles(of: tree, cursor: cursor)
    for index in part.indices where position < ofBytes.count {
      styles[index] = ofBytes[position]
      position += UTF8.width(part[index])
    }
    return styles
  }

  private mutating func forgetEnds(after place: Int) {
    while let last = ends.last, last > place { ends.removeLast() }
  }

  /// Remembers where statements end, up to where the text could mean something else if more text
  /// came.
  private mutating func remember(_ tree: SyntaxTree, from start: Int) {
    let doubt = tree.diagnostics.first(where: \.isIncomplete)?.range.lowerBound ?? .max
    var (position, scalar) = (0, start)
    for token in tree.tokens where token.kind == .semicolon && token.range.upperBound <= doubt {
      while position < token.range.upperBound {
        position += UTF8.width(before[scalar])
        scalar += 1
      }
      if scalar > ends.last ?? 0 { ends.append(scalar) }
    }
  }

  /// How many characters two texts have in common from their start.
  private static func commonStart(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    one.withUnsafeBufferPointer { one in
      other.withUnsafeBufferPointer { other in
        var index = 0
        while index < min(one.count, other.count), one[index] == other[index] { index += 1 }
        return index
      }
    }
  }
}
