import PQModel
import PQSyntax

/// The messages of the binder about names and columns.
extension Diagnostic {
  static func unknown(
    _ what: String, _ name: String, among known: [String], listing: [String]? = nil,
    at range: Range<Int>
  ) -> Diagnostic {
    let diagnostic = Diagnostic(.unknownName, "there is no \(what) '\(name)'", at: range)
    if let nearest = SimilarWord.best(for: name, among: known) {
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

  static func noMetrics(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.unknownName, "this backend has no metrics", at: range)
  }

  static func dimensionAsNumber(
    _ dimension: ExportDimension, inSelect: Bool, at range: Range<Int>
  ) -> Diagnostic {
    let name = dimension.rawValue
    guard inSelect else {
      return Diagnostic(.wrongKind, "\(name) is a dimension, and here stands a number", at: range)
        .expecting(.metric)
    }
    return Diagnostic(.wrongKind, "\(name) is a dimension, and SELECT shows numbers", at: range)
      .advising("Write BY \(name): its column then comes by itself.")
  }

  static func timestampAsNumber(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "the column timestamp comes by itself with EVERY", at: range)
      .expecting(.metric)
  }

  static func notAColumn(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(node.oneLine)) shows no metric", at: node.range)
      .expecting(.metric)
  }

  static func numberAsDimension(
    _ what: String, in context: NameContext, at range: Range<Int>
  ) -> Diagnostic {
    guard context == .whereClause else {
      return Diagnostic(
        .wrongKind, "\(what), and \(context.rawValue) names dimensions", at: range)
    }
    return Diagnostic(.wrongKind, "\(what), and WHERE filters by dimensions", at: range)
      .advising(whereOrHaving)
  }

  /// The advice on the difference between WHERE and HAVING.
  static let whereOrHaving = "WHERE filters what is counted; HAVING filters rows by numbers."

  static func repeatedDimension(_ dimension: ExportDimension, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.duplicateColumn, "BY names \(dimension.rawValue) twice", at: range)
  }

  static func duplicateColumn(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.duplicateColumn, "there are two columns '\(name)'", at: range)
      .advising("Give one of them another name with AS.")
  }

  static func columnInSelect(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .unknownName, "\(shown(name)) is a column of this very SELECT, and no metric", at: range
    ).advising("Give the expression a name before the query: LET \(name) = ...;")
  }

  static func nameTaken(_ name: String, by what: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.duplicateColumn, "'\(name)' is \(what) already", at: range)
      .expecting("another name")
  }

  static func unknownFunction(_ name: String, at range: Range<Int>) -> Diagnostic {
    if name.isLikePercentile { return unknownPercentile(name, at: range) }
    return unknown(
      "function", name, among: Function.allCases.map(\.rawValue), at: range)
  }

  /// Returns the diagnostic of a name such as `p99.9` or `p100`. No similar name is offered, because it would
  /// be another percentile.
  private static func unknownPercentile(_ name: String, at range: Range<Int>) -> Diagnostic {
    let number = String(name.dropFirst())
    let shown = Percentile(number) == nil ? "99.9" : number
    return Diagnostic(.unknownName, "there is no function '\(name)'", at: range)
      .expecting("p1 to p99", "percentile(x, \(shown), 5m)")
  }
}

extension String {
  /// True for `p` and digits, perhaps with a point.
  fileprivate var isLikePercentile: Bool {
    let number = dropFirst()
    return lowercased().first == "p" && number.first?.isNumber == true
      && number.allSatisfy { $0.isNumber || $0 == "." }
  }
}
