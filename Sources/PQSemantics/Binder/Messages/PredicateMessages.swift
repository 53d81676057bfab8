import PQModel
import PQSyntax

/// The messages of the binder about predicates.
extension Diagnostic {
  static func notAPredicate(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(node.oneLine)) is not a predicate", at: node.range)
      .expecting(.comparison)
  }

  static func missingComparison(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "'\(name)' is compared with nothing", at: range)
      .expecting("= and a value", "IN and a list of values")
  }

  static func notADimension(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(node.oneLine)) is not a dimension", at: node.range)
      .expecting(.dimensionWithCode)
  }

  static func notAValue(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(node.oneLine)) is not a value", at: node.range)
      .expecting("a value in quotes such as 'US'")
  }

  static func unorderedDimension(_ spelling: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "the values of a dimension have no order for '\(spelling)'", at: range)
      .expecting("=", "IN", "LIKE")
  }

  static func numberAsPredicate(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .wrongKind, "\(shown(node.oneLine)) is about numbers, and WHERE filters by dimensions",
      at: node.range
    ).advising(whereOrHaving)
  }

  static func patternTooLong(limit: Int, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.tooLarge, "a pattern of LIKE has at most \(limit) characters", at: range)
  }

  static func listAsPattern(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "LIKE takes one pattern, and this is a list", at: range)
      .advising("Join several with OR.")
  }
}
