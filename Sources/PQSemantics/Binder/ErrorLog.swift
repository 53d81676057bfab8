import PQSyntax

/// The errors that the binder finds in a text and in the texts that it includes.
///
/// Each error is reported once. If the definition of a name is wrong, the uses of the name are only
/// counted. A statement is correct if `count` is the same before and after it is bound.
struct ErrorLog {
  /// The diagnostics of the current text.
  private var current = DiagnosticList()
  /// The diagnostics of the texts that include the current one, the outermost first.
  private var outer: [DiagnosticList] = []
  /// The names with wrong definitions, in lower case. The names of parameters start with `$`.
  private var wrongNames: Set<String> = []
  /// The number of errors that were not reported, because they would repeat another error.
  private var repetitions = 0

  /// The number of errors in the current text, including errors that were not reported.
  var count: Int { current.items.count + repetitions }

  /// True if further diagnostics are ignored, so that callers need not create their messages.
  var isFull: Bool { current.isFull }

  /// Returns true if a closure returns true for a diagnostic of the current text.
  func contains(where isSuch: (Diagnostic) -> Bool) -> Bool {
    current.items.contains(where: isSuch)
  }

  /// Reports an error in the current text.
  mutating func append(_ diagnostic: Diagnostic) { current.append(diagnostic) }

  /// Starts a text inside the current one.
  ///
  /// - Parameter diagnostics: the diagnostics of its grammar.
  mutating func beginText(_ diagnostics: [Diagnostic]) {
    outer.append(current)
    current = DiagnosticList()
    for diagnostic in diagnostics { current.append(diagnostic) }
  }

  /// Ends the current text, and continues the text that includes it.
  ///
  /// - Returns: the diagnostics of the text that ends, in the order of their positions.
  mutating func endText() -> [Diagnostic] {
    let diagnostics = current.inTextOrder
    current = outer.popLast() ?? DiagnosticList()
    return diagnostics
  }

  /// Notes whether the newest definition of a name is wrong.
  mutating func define(_ name: String, isWrong: Bool) {
    if isWrong { wrongNames.insert(name) } else { wrongNames.remove(name) }
  }

  /// Returns true if the definition of a name is wrong.
  func isWrong(_ name: String) -> Bool { wrongNames.contains(name) }

  /// Returns true if the definition of a name is wrong, and counts the use of the name as an error.
  mutating func repeats(_ name: String) -> Bool {
    guard isWrong(name) else { return false }
    noteRepetition()
    return true
  }

  /// Counts an error without a diagnostic, because an earlier one reports its cause.
  mutating func noteRepetition() { repetitions += 1 }
}
