import PQModel
import PQSyntax

/// The messages of the binder about LET, PARAM, SET and INCLUDE.
extension Diagnostic {
  static func undeclared(_ name: String, among known: [String], at range: Range<Int>) -> Diagnostic
  {
    let diagnostic = Diagnostic(.unknownName, "there is no parameter '\(name)'", at: range)
    if let nearest = SimilarWord.best(for: name, among: known) {
      return diagnostic.replaced(by: nearest)
    }
    return diagnostic.advising("Declare it before the query: PARAM \(name) = ...;")
  }

  static func parameterNotGiven(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidParameter, "the parameter $\(name) has no value", at: range)
      .advising("Give one with --param \(name)=..., or a default: PARAM $\(name) = ...;")
  }

  /// Returns the error of values from outside the text.
  static func given(
    _ given: [String], for name: String, _ problem: ParameterProblem, at range: Range<Int>
  ) -> Diagnostic {
    let text = given.joined(separator: ",")
    func diagnostic(_ reason: String) -> Diagnostic {
      Diagnostic(.invalidParameter, reason, at: range)
    }
    switch problem {
    case .otherKind(let kind):
      return diagnostic("\(shown(text)) is given for $\(name), which is \(kind)")
        .with { $0.expected = ParameterValue.expected(insteadOf: text) }
    case .severalValues(let kind):
      return diagnostic("\(given.count) values are given for $\(name), which is \(kind)")
    case .emptyList:
      return diagnostic("an empty list is given for $\(name)")
        .advising("Give at least one value, as in --param \(name)=US,DE.")
    case .emptyValue:
      return diagnostic("a value is empty in \(shown(text)), which is given for $\(name)")
        .advising("Write '' for an empty text.")
    case .openQuote:
      return diagnostic("a quote is not closed in \(shown(text)), which is given for $\(name)")
        .advising(
          "A quote at the start of a value needs another one at its end; write '' for one inside.")
    }
  }

  static func parameterOfOtherKind(
    _ name: String, is kind: String, wanted: String, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(.invalidParameter, "\(name) is \(kind), and here stands \(wanted)", at: range)
  }

  static func settingOutOfBounds(
    _ setting: Setting, _ allowed: ClosedRange<Int64>, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      .invalidSetting,
      "\(setting.rawValue) is a whole number from \(allowed.lowerBound) to \(allowed.upperBound)",
      at: range)
  }

  static func settingOutOfBounds(
    _ setting: Setting, _ allowed: ClosedRange<TimeSpan>, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(
      .invalidSetting,
      "\(setting.rawValue) is a duration from \(allowed.lowerBound) to \(allowed.upperBound)",
      at: range)
  }

  static func settingUnknown(
    _ setting: Setting, _ value: String, among known: [String], at range: Range<Int>
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .invalidSetting, "there is no \(setting.rawValue) \(shown(value))", at: range)
    if let nearest = SimilarWord.best(for: value, among: known) {
      return diagnostic.replaced(by: StringLiteral.quoted(nearest))
    }
    return known.isEmpty
      ? diagnostic : diagnostic.advising("There is \(known.joined(separator: ", ")).")
  }

  static func notASettingValue(_ node: SyntaxNode, wanted: [String]) -> Diagnostic {
    Diagnostic(
      .invalidSetting, "\(shown(node.oneLine)) is no value for this setting", at: node.range
    ).with { $0.expected = Array(wanted.prefix(3)) }
  }

  static func cannotInclude(_ refusal: Surroundings.Refusal, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidFile, refusal.reason, at: range).meaning(refusal.suggestion)
  }

  static func includedByItself(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidFile, "\(shown(name)) would include itself", at: range)
  }

  static func includedTooDeep(_ limit: Int, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidFile, "files include each other more than \(limit) deep", at: range)
  }

  static func tooManyTexts(_ limit: Int, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidFile, "more than \(limit) files are included", at: range)
  }

  static func unknownZone(_ refusal: Surroundings.Refusal, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.unknownZone, refusal.reason, at: range).meaning(refusal.suggestion)
  }

  /// Returns a copy with a fix-it: the suggested name in quotes.
  private func meaning(_ name: String?) -> Diagnostic {
    name.map { replaced(by: StringLiteral.quoted($0)) } ?? self
  }
}

/// The messages of the binder about statements that the role of a text does not allow.
extension Diagnostic {
  static func asksInConfiguration(at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .outOfPlace, "a configuration asks for nothing: it has SET, LET, PARAM and INCLUDE only",
      at: range
    ).advising("Put the question into a file of its own, and run that.")
  }

  static func onlyInConfiguration(_ setting: Setting, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .outOfPlace, "\(setting.rawValue) can be set in the user's configuration only", at: range
    ).advising("Set it in rc.pq, which is in $XDG_CONFIG_HOME/pq or in ~/.config/pq.")
  }

  static func mustNotRun(
    _ setting: Setting, _ refusal: Surroundings.Refusal, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(.outOfPlace, "\(setting.rawValue) is refused here: \(refusal.reason)", at: range)
  }

  static func noBackend(at range: Range<Int>) -> Diagnostic {
    let list = BackendKind.list { kind in
      switch kind {
      case .demo, .live: kind.phrase
      case .server: "\(kind.phrase) without a password"
      case .file: "the path of a file from / or from ~/ on"
      }
    }
    return Diagnostic(.invalidSetting, "backend is \(list)", at: range)
  }

  static func noTokenPlace(_ setting: Setting, at range: Range<Int>) -> Diagnostic {
    let wanted =
      setting == .tokenFile
      ? "the path of a file from / or from ~/ on" : "a program and what it is given"
    return Diagnostic(.invalidSetting, "\(setting.rawValue) is \(wanted)", at: range)
  }
}
