/// The messages of the lexer.
extension Diagnostic {
  /// Returns the diagnostic that replaces all diagnostics beyond the limit.
  static func tooMany(like diagnostic: Diagnostic) -> Diagnostic {
    let what = diagnostic.severity == .error ? "mistakes" : "warnings"
    return Diagnostic(
      .tooManyMistakes, "there are more \(what) than the \(DiagnosticList.limit) above",
      at: diagnostic.range
    ).with { $0.severity = diagnostic.severity }
  }

  static func textTooLong(limit: Int) -> Diagnostic {
    Diagnostic(.textTooLong, "a text may have at most \(limit >> 20) MiB", at: 0..<0)
      .advising("Split it into several files.")
  }

  static func invalidUTF8(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidUTF8, "these bytes are no UTF-8 text", at: range)
      .advising("Save the text as UTF-8.")
  }

  static func unexpectedCharacter(_ scalar: Unicode.Scalar, at range: Range<Int>) -> Diagnostic {
    let isVisible = scalar.value > 0x20 && scalar.properties.generalCategory != .control
    let shown = isVisible ? "'\(scalar)'" : "U+\(hexadecimal(scalar.value))"
    let diagnostic = Diagnostic(
      .unexpectedCharacter, "the character \(shown) means nothing here", at: range)
    switch scalar {
    case "`", "[", "]": return diagnostic.advising(ExamplePhrase.bareName.rawValue)
    default: return diagnostic
    }
  }

  static func shellCommand(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.unexpectedCharacter, "a command of the shell is no statement", at: range)
      .advising("Run pq without a text on a terminal, and type it at the prompt.")
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  static func lookAlike(
    _ scalar: Unicode.Scalar, plain: String, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(.lookAlike, "'\(scalar)' only looks like '\(plain)'", at: range)
      .replaced(by: plain)
  }

  static func smartQuotes(around text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.lookAlike, "typographic quotes do not enclose a value", at: range)
      .replaced(by: StringLiteral.quoted(text))
  }

  /// - Parameter replacement: the operator with spaces where it would touch a word.
  static func foreignOperator(
    _ spelling: String, instead: String, _ replacement: String? = nil, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(.foreignSyntax, "'\(spelling)' is written \(instead) here", at: range)
      .repaired(instead, FixIt.Edit(range, replacement ?? instead))
  }

  static func quotedName(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.foreignSyntax, "a name stands without quotes", at: range)
      .replaced(by: name)
  }

  static func foreignComment(_ spelling: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.foreignSyntax, "a comment begins with --, not with \(spelling)", at: range)
      .replaced(by: "--")
  }

  static func unterminatedString(
    _ text: String, closing: String, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(.unterminatedString, "this value has no closing quote", at: range)
      .replaced(by: text + closing)
      .with { $0.isIncomplete = true }
  }

  static func unterminatedComment(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.unterminatedComment, "this comment has no end", at: range)
      .expecting("*/")
      .with { $0.isIncomplete = true }
  }

  static func malformedNumber(_ text: String, at range: Range<Int>) -> Diagnostic {
    MalformedNumber(text).diagnostic(at: range)
  }
}
