import PQSyntax

/// The wording of what the binder finds in LET, PARAM, SET and INCLUDE.
extension Diagnostic {
  static func undeclared(_ name: String, among known: [String], at range: Range<Int>) -> Diagnostic
  {
    let diagnostic = Diagnostic(.unknownName, "there is no parameter '\(name)'", at: range)
    if let nearest = NearMiss.best(for: name, among: known) {
      return diagnostic.replaced(by: nearest)
    }
    return diagnostic.advising("Declare it before the query: PARAM \(name) = ...;")
  }

  static func parameterNotGiven(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidParameter, "the parameter $\(name) has no value", at: range)
      .advising("Give one with --param \(name)=..., or a default: PARAM $\(name) = ...;")
  }

  static func givenOfOtherKind(
    _ name: String, _ given: String, _ kind: String, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      .invalidParameter, "\(shown(given)) is given for $\(name), which is \(kind)", at: range)
  }

  static func parameterOfOtherKind(
    _ name: String, is kind: String, wanted: String, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(.invalidParameter, "\(name) is \(kind), and here stands \(wanted)", at: range)
  }

  static func settingOutOfBounds(
    _ name: String, _ allowed: ClosedRange<Int64>, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      .invalidSetting,
      "\(name) is a whole number from \(allowed.lowerBound) to \(allowed.upperBound)", at: range)
  }

  static func notASettingValue(_ text: String, wanted: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidSetting, "\(shown(text)) is no value for this setting", at: range)
      .expecting(wanted)
  }

  static func cannotInclude(_ refusal: Surroundings.Refusal, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidFile, refusal.reason, at: range)
  }

  static func includedByItself(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidFile, "\(shown(name)) would include itself", at: range)
  }

  static func tooManyTexts(_ limit: Int, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .invalidFile, "more than \(limit) files are included, or they include each other too deep",
      at: range)
  }

  static func unknownZone(_ refusal: Surroundings.Refusal, at range: Range<Int>) -> Diagnostic {
    let diagnostic = Diagnostic(.unknownZone, refusal.reason, at: range)
    guard let name = refusal.suggestion else { return diagnostic }
    return diagnostic.replaced(by: StringLiteral.quoted(name))
  }
}
