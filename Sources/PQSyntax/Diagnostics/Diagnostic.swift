/// An error or a warning about a query text: the message, the position, and fix-its.
///
/// It is data. `PQRender` turns it into text for people and JSON for programs.
public struct Diagnostic: Sendable, Equatable {
  /// The severity of a diagnostic.
  public enum Severity: String, Sendable {
    /// `error` if the text cannot be run, `warning` if it can.
    case error, warning
  }

  /// The stable name of the kind of mistake.
  public let code: DiagnosticCode
  /// `error` if the text cannot be run. The default is `error`.
  public var severity = Severity.error
  /// One sentence that states what is wrong.
  public let message: String
  /// The position, as a half-open range of bytes from the start of the text. It is empty where
  /// something is missing.
  public let range: Range<Int>
  /// At most three descriptions of what is allowed at this position; empty if there are none to show.
  public var expected: [String] = []
  /// The fix-it, if only one is likely; `nil` if there is none or several are possible.
  public var repair: FixIt?
  /// The possible fix-its, if the text does not show which one is right. Then `repair` is `nil`.
  public var alternatives: [FixIt] = []
  /// Further advice, one sentence in each element.
  public var advice: [String] = []
  /// True if more text could make the statement correct. Then a shell asks for another line.
  public var isIncomplete = false

  /// Creates an error. The other properties have default values and can be changed afterwards.
  public init(_ code: DiagnosticCode, _ message: String, at range: Range<Int>) {
    self.code = code
    self.message = message
    self.range = range
  }

  /// Returns a copy that lists what is allowed at the position.
  package func expecting(_ expected: String...) -> Diagnostic { with { $0.expected = expected } }

  /// Returns a copy with one more sentence of advice.
  package func advising(_ sentence: String) -> Diagnostic { with { $0.advice.append(sentence) } }

  /// Returns a copy with a fix-it. The title is the text after the edits.
  package func repaired(_ title: String, _ edits: FixIt.Edit...) -> Diagnostic {
    with { $0.repair = FixIt(title: title, edits: edits) }
  }

  /// Returns a copy with a fix-it that replaces the range of the diagnostic.
  package func replaced(by text: String) -> Diagnostic {
    repaired(text, FixIt.Edit(range, text))
  }

  /// Returns a copy with several fix-its, each of which replaces the range of the diagnostic.
  package func replaced(byOneOf texts: [String]) -> Diagnostic {
    with {
      $0.alternatives = texts.map { FixIt(title: $0, edits: [FixIt.Edit(range, $0)]) }
    }
  }

  /// Returns a copy that a closure has changed.
  package func with(_ change: (inout Diagnostic) -> Void) -> Diagnostic {
    var changed = self
    change(&changed)
    return changed
  }
}
