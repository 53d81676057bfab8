import PQModel
import PQSyntax

/// The messages of the binder about expressions.
extension Diagnostic {
  static func unitMismatch(
    _ mismatch: UnitMismatch, _ what: String, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      .unitMismatch, "\(mismatch.left.inWords) and \(mismatch.right.inWords) cannot \(what)",
      at: range)
  }

  /// Returns a copy of a unit mismatch with a fix-it that converts one side to bits. The copy has no fix-it
  /// if the sides still mismatch, or if the side is multiplied by a number, which may be 8 already.
  func convertingToBits(
    _ left: TypedExpression, _ right: TypedExpression, _ places: [Range<Int>], in tree: SyntaxTree
  ) -> Diagnostic {
    for (side, place, other) in [(left, places[0], right), (right, places[1], left)] {
      guard let bits = side.bits, (try? bits.commonUnit(with: other)) != nil else { continue }
      let advised = advising("bits(x) is the number of bits in x bytes.")
      guard !side.isScaled || side.isSize else { return advised }
      return advised.repaired(
        "bits(\(Self.excerpt(tree.text(place))))",
        FixIt.Edit(place.lowerBound..<place.lowerBound, "bits("),
        FixIt.Edit(place.upperBound..<place.upperBound, ")"))
    }
    return self
  }

  static func notBytes(_ text: String, _ unit: MeasureUnit, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .unitMismatch,
      "bits converts bytes, and \(shown(text)) is \(unit.isPure ? "" : "in ")\(unit.inWords)",
      at: range
    ).expecting("bytes such as http", "bytes per second such as rate(http)")
  }

  static func notAdditive(_ function: Function, _ text: String, at range: Range<Int>) -> Diagnostic
  {
    let what = function == .share ? "over groups" : "over time"
    return Diagnostic(
      .notAdditive,
      "\(shown(text)) does not add up \(what), so \(function.rawValue) has no meaning",
      at: range
    ).advising("A ratio and an average are not added up; the metrics that they are made of are.")
  }

  static func conditionAsNumber(_ node: SyntaxNode) -> Diagnostic {
    let text = node.oneLine
    return Diagnostic(.wrongKind, "\(shown(text)) is true or false, and no number", at: node.range)
      .expecting("if(\(excerpt(text)), 1, 0)")
  }

  static func predicateAsNumber(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .wrongKind, "\(shown(node.oneLine)) asks for a dimension, and here stands a number",
      at: node.range
    ).advising(whereOrHaving)
  }

  static func textAsNumber(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "\(shown(text)) is a text, and here stands a number", at: range)
      .expecting(.metric, "a number")
  }

  static func monthsAsNumber(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongKind, "\(text) is longer in some months than in others", at: range)
      .expecting("a duration in days or less")
  }

  static func numberTooLarge(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidNumber, "\(shown(text)) is larger than any number", at: range)
  }

  static func tooLarge(limit: Int, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .tooLarge, "this has more than \(limit) parts, counting those of its names of LET", at: range)
  }

  static func expandsTooFar(_ name: String, limit: Int, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .tooLarge,
      "with this use of \(name) the names of the text stand for more than \(limit) values and parts",
      at: range
    ).advising("Use it less often, or split the text into several.")
  }

  static func tooDeep(limit: Int, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .tooLarge, "this nests more than \(limit) deep, counting its names of LET", at: range)
  }

  static func wrongArguments(_ function: Function, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .wrongArguments, "\(function.rawValue) is called with the wrong number of arguments",
      at: range
    ).expecting(function.signature)
  }

  static func missingGrain(
    _ function: Function, _ argument: String, after place: Int, at range: Range<Int>
  ) -> Diagnostic {
    let form = function == .percentile ? "percentile(x, 95, 5m)" : "\(function.rawValue)(x, 5m)"
    return Diagnostic(
      .wrongArguments,
      "\(function.rawValue) looks at shorter buckets, and their length is missing", at: range
    ).expecting("a length, as in \(form)")
      .repaired(
        "\(function.rawValue)(\(excerpt(argument)), 1m)", FixIt.Edit(place..<place, ", 1m"))
  }

  static func notAGrain(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .wrongArguments, "\(shown(node.oneLine)) is no length of a bucket", at: node.range
    ).expecting("a duration such as 5m")
  }

  static func notACountOfRows(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongArguments, "\(shown(text)) is no number of rows", at: range)
      .expecting("a whole number from 1 to 1000000")
  }

  static func notAPercentile(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongArguments, "\(shown(text)) is not a percentile", at: range)
      .expecting("a number from 0 to 100 such as 99.9")
  }

  static func notAMethod(_ node: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .wrongArguments, "\(shown(node.oneLine)) is not allowed after the length of the buckets",
      at: node.range
    ).expecting("NEAREST")
  }

  static func notDigits(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.wrongArguments, "\(shown(text)) is no number of digits", at: range)
      .expecting("a whole number from 0 to 15")
  }

  static func nestedFunction(_ outer: Function, _ text: String, at range: Range<Int>) -> Diagnostic
  {
    Diagnostic(
      .wrongKind,
      "\(outer.rawValue) looks at each shorter bucket alone, where \(shown(text)) has no meaning",
      at: range)
  }

  /// Returns a text, or `...` if it is too long for a title.
  private static func excerpt(_ text: String) -> String {
    text.count <= 40 ? text : "..."
  }
}

extension MeasureUnit {
  /// The name of the unit in a sentence.
  fileprivate var inWords: String {
    switch self {
    case .bytes: "bytes"
    case .milliseconds: "milliseconds"
    case .sessions: "sessions"
    case .bytesPerSecond: "bytes in a second"
    case .bits: "bits"
    case .bitsPerSecond: "bits in a second"
    case _ where isPure: isRatio ? "a ratio" : "a bare number"
    default: name
    }
  }
}
