/// A mistake in a text, as data: what is wrong, where, what was expected, and how to mend it.
///
/// Rendering is somebody else's work.
public struct Diagnostic: Sendable, Equatable {
  /// Whether the text can be run all the same.
  public enum Severity: String, Sendable {
    case error, warning
  }

  /// The kind of mistake.
  public let code: DiagnosticCode
  /// Whether the text can be run all the same.
  public var severity = Severity.error
  /// One sentence: what is wrong.
  public let message: String
  /// Where, in bytes from the start of the text. Empty at a place where something is missing.
  public let range: Range<Int>
  /// What would have been right there, at most three.
  public var expected: [String] = []
  /// The one change that is likely what was meant.
  public var repair: Repair?
  /// The changes of which one was meant, where the text does not tell which; then there is no repair.
  public var alternatives: [Repair] = []
  /// What else helps, a sentence each.
  public var advice: [String] = []
  /// Whether more text could make it right: a shell then asks for another line.
  public var isIncomplete = false

  /// A mistake at a place; the rest is set one by one.
  public init(_ code: DiagnosticCode, _ message: String, at range: Range<Int>) {
    self.code = code
    self.message = message
    self.range = range
  }

  /// The same, with what would have been right there.
  package func expecting(_ expected: String...) -> Diagnostic { with { $0.expected = expected } }

  /// The same, with a sentence that helps.
  package func advising(_ sentence: String) -> Diagnostic { with { $0.advice.append(sentence) } }

  /// The same, with a repair; the title says what it makes of the text.
  package func repaired(_ title: String, _ edits: Repair.Edit...) -> Diagnostic {
    with { $0.repair = Repair(title: title, edits: edits) }
  }

  /// The same, repaired by putting another text in the place of the mistake.
  package func replaced(by text: String) -> Diagnostic {
    repaired(text, Repair.Edit(range, text))
  }

  /// The same, with several texts of which one was meant in the place of the mistake.
  package func replaced(byOneOf texts: [String]) -> Diagnostic {
    with {
      $0.alternatives = texts.map { Repair(title: $0, edits: [Repair.Edit(range, $0)]) }
    }
  }

  /// The same with a change.
  package func with(_ change: (inout Diagnostic) -> Void) -> Diagnostic {
    var changed = self
    change(&changed)
    return changed
  }
}
