import PQModel
import PQSyntax

/// The wording of what the binder finds in predicates.
extension Diagnostic {
  static func notAPredicate(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(text)) is not a predicate", at: range)
      .expecting("a comparison such as country.code = 'US'")
  }

  static func missingComparison(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "'\(name)' is compared with nothing", at: range)
      .expecting("= and a value", "IN and a list of values")
  }

  static func notADimension(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(text)) is not a dimension", at: range)
      .expecting("a dimension such as country.code")
  }

  static func notAValue(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(text)) is not a value", at: range)
      .expecting("a value in quotes such as 'US'")
  }

  static func unorderedDimension(_ spelling: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "the values of a dimension have no order for '\(spelling)'", at: range)
      .expecting("=", "IN", "LIKE")
  }

  static func numberAsPredicate(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .wrongKind, "\(shown(text)) is about numbers, and WHERE filters by dimensions", at: range
    ).advising("WHERE filters what is counted; HAVING filters rows by metrics.")
  }

  static func listAsPattern(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "LIKE takes one pattern, and this is a list", at: range)
      .advising("Join several with OR.")
  }
}
