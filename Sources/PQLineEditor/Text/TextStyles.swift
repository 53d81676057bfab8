import PQSyntax
import PQTools

/// The syntax coloring of the edited text.
///
/// A statement does not affect the colors of earlier ones. Therefore the ends of statements are kept,
/// and only the visible statements of a long text are parsed.
struct TextStyles {
  private var before: [Unicode.Scalar] = []
  /// The index after each statement of `before` that more text cannot change.
  private var ends: [Int] = []

  /// Returns the style of each scalar.
  ///
  /// - Parameter area: the number of scalars before the cursor, and after it, that need a style. Other
  ///   scalars may be plain.
  mutating func styles(of text: EditText, around area: Int) -> [CellStyle] {
    forgetEnds(after: Self.commonStart(before, text.scalars))
    before = text.scalars
    let start = ends.last { $0 <= text.cursor - area } ?? 0
    // A token that begins in the visible part may end after it.
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

  /// Keeps the ends of statements before the first place where more text could change the meaning.
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

  /// Returns the number of equal scalars at the start of two texts.
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

/// The syntax coloring of a query text.
private enum SyntaxStyles {
  /// Returns the style of each byte. An error is not underlined while the cursor touches it, or if more
  /// text could resolve it.
  static func styles(of tree: SyntaxTree, cursor: Int) -> [CellStyle] {
    var styles = [CellStyle](repeating: CellStyle(.plain), count: tree.source.count)
    for highlight in Highlighter.highlights(of: tree) {
      for index in highlight.range { styles[index].role = role(highlight.kind) }
    }
    underlineMistakes(of: tree, cursor: cursor, &styles)
    return styles
  }

  private static func role(_ kind: Highlight.Kind) -> CellRole {
    switch kind {
    case .keyword: .keyword
    case .function: .function
    case .number: .number
    case .string: .text
    case .parameter: .parameter
    case .comment: .comment
    case .metric, .dimension, .name: .name
    case .sign, .wrong: .plain
    }
  }

  private static func underlineMistakes(
    of tree: SyntaxTree, cursor: Int, _ styles: inout [CellStyle]
  ) {
    for diagnostic in tree.diagnostics where diagnostic.severity == .error {
      let range = diagnostic.range
      guard !diagnostic.isIncomplete, cursor < range.lowerBound || cursor > range.upperBound
      else { continue }
      let end = min(styles.count, max(range.upperBound, range.lowerBound + 1))
      for index in min(range.lowerBound, end)..<end { styles[index].isMistake = true }
    }
  }
}
