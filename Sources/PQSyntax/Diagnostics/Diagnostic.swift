/// An error or a warning about a query text: the message, the position, and fix-its.
///
/// It is data. `QueryTextError` has it as text for people and as JSON for programs.
public struct Diagnostic: Sendable, Equatable {
  /// The severity of a diagnostic.
  public enum Severity: String, Sendable {
    /// `error` if the text cannot be run, `warning` if it can.
    case error, warning
  }

  /// The stable name of the kind of mistake.
  public let code: DiagnosticCode
  /// `error` if the text cannot be run. The default is `error`.
  public package(set) var severity = Severity.error
  /// One sentence that states what is wrong.
  public let message: String
  /// The position, as a half-open range of bytes from the start of the text. It is empty if
  /// something is missing there.
  public let range: Range<Int>
  /// At most twelve descriptions of allowed text at this position; empty if there are none to show.
  public package(set) var expected: [String] = []
  /// The fix-it, if exactly one is likely; otherwise `nil`.
  public package(set) var fixIt: FixIt?
  /// The possible fix-its, if the text does not show which one is right. Then `fixIt` is `nil`.
  public package(set) var alternatives: [FixIt] = []
  /// Further advice, one sentence in each element.
  public package(set) var advice: [String] = []
  /// True if more text could make the statement correct. Then a shell asks for another line.
  public package(set) var isIncomplete = false

  /// Creates an error. The other properties have default values and can be changed afterwards.
  package init(_ code: DiagnosticCode, _ message: String, at range: Range<Int>) {
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
    with { $0.fixIt = FixIt(title: title, edits: edits) }
  }

  /// Returns a copy with a fix-it that replaces the range of the diagnostic.
  package func replaced(by text: String) -> Diagnostic {
    repaired(text, FixIt.Edit(range, text))
  }

  /// Returns a copy with several fix-its. Each of them replaces the range of the diagnostic.
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

/// A fix-it: edits of a text that probably express the intent of its author.
public struct FixIt: Sendable, Equatable {
  /// A replacement of one range of the text.
  public struct Edit: Sendable, Equatable {
    /// The replaced range, in bytes from the start of the text; empty for an insertion.
    public let range: Range<Int>
    /// The new text of the range.
    public let replacement: String

    /// Creates an edit.
    package init(_ range: Range<Int>, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// The title: the text that the edits produce.
  public let title: String
  /// The edits. Their ranges do not overlap, and all of them refer to the original text.
  public let edits: [Edit]
  /// What the fixed text asks differently, as a sentence; `nil` if it asks what the author meant.
  public let change: String?

  /// Creates a fix-it.
  package init(title: String, edits: [Edit], change: String? = nil) {
    self.title = title
    self.edits = edits
    self.change = change
  }

  /// Returns the text with all edits applied; `nil` if a range lies outside of the text.
  ///
  /// - Parameter text: the original text in UTF-8. The ranges refer to this text.
  public func applied(to text: [UInt8]) -> [UInt8]? {
    guard edits.allSatisfy({ $0.range.upperBound <= text.count }) else { return nil }
    return applied(toOriginal: text)
  }

  /// Returns the original text with all edits applied.
  package func applied(toOriginal text: [UInt8]) -> [UInt8] {
    var result = text
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      result.replaceSubrange(edit.range, with: edit.replacement.utf8)
    }
    return result
  }
}

/// The diagnostics of a text, limited in number.
package struct DiagnosticList: Sendable {
  /// The maximum number of diagnostics. One more diagnostic reports that others were omitted.
  package static let limit = 20

  /// The diagnostics in the order of their creation.
  package private(set) var items: [Diagnostic] = []

  package init() {}

  /// True if further diagnostics are ignored, so that callers need not create their messages.
  package var isFull: Bool { items.count > Self.limit }

  package mutating func append(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    items.append(items.count < Self.limit ? diagnostic : .tooMany(like: diagnostic))
  }

  package mutating func append(contentsOf list: DiagnosticList) {
    for diagnostic in list.items { append(diagnostic) }
  }

  /// The diagnostics in the order of their positions.
  package var inTextOrder: [Diagnostic] {
    items.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  package var hasErrors: Bool { items.contains { $0.severity == .error } }
}
