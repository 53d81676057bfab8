import PQModel
import PQSyntax

/// The messages of the binder about the clauses that select and order rows.
extension Diagnostic {
  static func orderByConstant(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .wrongKind, "\(shown(node.oneLine)) orders nothing: it is the same in every row",
      at: node.range
    )
    .expecting("the name of a column")
  }

  static func orderByUnsplit(_ dimension: ExportDimension, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .wrongKind, "the rows are not split by \(dimension.rawValue), so it cannot order them",
      at: range
    ).advising("Add it to BY.")
  }

  static func notWhole(_ text: String, clause: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidNumber, "\(clause) takes a whole number, not \(text)", at: range)
  }

  static func topWithoutGroups(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "TOP picks groups, and without BY there are none", at: range)
      .expecting("BY and a dimension", "ORDER BY and LIMIT")
  }

  static func topByOtherRows(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .wrongKind,
      "TOP looks at each group by itself, so \(shown(node.oneLine)) cannot order them",
      at: node.range)
  }

  static func fillWithNumber(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidNumber, "no traffic is 0, not \(text)", at: range)
      .expecting("FILL 0", "NULL", "PREVIOUS", "LINEAR").replaced(by: "0")
  }

  static func needsEvery(_ what: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.needsEvery, "\(what) needs buckets of time, and there is no EVERY", at: range)
      .expecting("EVERY and a duration")
  }

  static func predicateInHaving(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .wrongKind, "\(shown(node.oneLine)) asks for a dimension, and here numbers are compared",
      at: node.range
    ).advising(whereOrHaving)
  }

  static func notNumeric(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .wrongKind, "IN and LIKE look at the values of a dimension, and here stand numbers",
      at: node.range
    ).expecting("=", "!=", "<", "<=", ">", ">=")
  }

  static func notACondition(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(node.oneLine)) is neither true nor false", at: node.range)
      .expecting(.condition)
  }

  static func clauseInShowValues(_ word: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "SHOW VALUES has no \(word)", at: range)
      .expecting("WHERE", "LAST", "SINCE", "DURING", "LIMIT")
  }

  static func unknownFormat(_ path: String, endings: [String], at range: Range<Int>) -> Diagnostic {
    guard !endings.isEmpty else {
      return Diagnostic(.invalidFile, "nothing can be written to a file here", at: range)
    }
    return Diagnostic(.invalidFile, "the name \(shown(path)) does not say its format", at: range)
      .advising("It ends in \(endings.map { "." + $0 }.joined(separator: " ")).")
  }
}
