import PQSyntax
import PQTools

/// The syntax coloring of a query text.
enum SyntaxStyles {
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
