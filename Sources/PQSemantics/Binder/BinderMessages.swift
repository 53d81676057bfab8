import PQModel
import PQSyntax

/// The wording of what the binder finds in names, columns and predicates.
extension Diagnostic {
  static func notSupportedYet(_ what: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.notSupportedYet, "\(what) is not supported yet", at: range)
  }

  static func unknown(
    _ what: String, _ name: String, among known: [String], listing: [String]? = nil,
    at range: Range<Int>
  ) -> Diagnostic {
    let diagnostic = Diagnostic(.unknownName, "there is no \(what) '\(name)'", at: range)
    if let nearest = NearMiss.best(for: name, among: known) {
      return diagnostic.replaced(by: nearest)
    }
    let names = (listing ?? known).joined(separator: ", ")
    return names.isEmpty ? diagnostic : diagnostic.advising("There is \(names).")
  }

  static func absent(
    _ what: String, _ name: String, has known: [String], at range: Range<Int>
  ) -> Diagnostic {
    let list = known.isEmpty ? "no \(what)" : known.joined(separator: ", ")
    return Diagnostic(.unknownName, "this backend has no \(what) '\(name)'", at: range)
      .advising("It has \(list).")
  }

  static func dimensionAsColumn(_ dimension: Dimension, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .wrongKind, "\(dimension.rawValue) is a dimension, and SELECT names metrics", at: range
    ).advising("Write BY \(dimension.rawValue): its column then comes by itself.")
  }

  static func timestampAsColumn(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "the column timestamp comes by itself with EVERY", at: range)
      .expecting("a metric such as http or p2p")
  }

  static func notAColumn(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(text)) is not a metric", at: range)
      .expecting("a metric such as http or p2p")
  }

  static func metricAsDimension(
    _ metric: Metric, in context: NameContext, at range: Range<Int>
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .wrongKind, "\(metric.rawValue) is a metric, and \(context.rawValue) names dimensions",
      at: range)
    guard context == .whereClause else { return diagnostic }
    return diagnostic.advising("WHERE filters what is counted; HAVING filters rows by metrics.")
  }

  static func repeatedDimension(_ dimension: Dimension, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.duplicateColumn, "BY names \(dimension.rawValue) twice", at: range)
  }

  static func duplicateColumn(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.duplicateColumn, "there are two columns '\(name)'", at: range)
      .advising("Give one of them another name with AS.")
  }

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
      .expecting("=", "IN")
  }

  static func orderByConstant(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(text)) orders nothing: it is the same in every row", at: range)
      .expecting("the name of a column")
  }

  static func orderByUnsplit(_ dimension: Dimension, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .wrongKind, "the rows are not split by \(dimension.rawValue), so it cannot order them",
      at: range
    ).advising("Add it to BY.")
  }

  static func notWhole(_ text: String, clause: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidNumber, "\(clause) takes a whole number, not \(text)", at: range)
  }
}
