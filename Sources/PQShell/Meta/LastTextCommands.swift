import PQ
import PQRun

/// `\fix`: applies the fix-its of the last text.
enum FixCommand: MetaCommand {
  static let names = ["fix"]
  static let usage = ""
  static let summary = "makes the changes that mistakes ask for"
  static let details = [
    "The text stands at the prompt afterwards, to be looked at and run.",
    "What a mistake asks for is what its message says to try. Where that is one of several changes,",
    "none is made.",
  ]

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.isEmpty else { throw misuse }
    guard let last = shell.last else {
      throw CommandFailure.usage("there is no text to mend yet")
    }
    let edits = last.repairs.flatMap(\.edits)
    guard !edits.isEmpty else { throw CommandFailure.usage(reason(last)) }
    let text = last.input.bytes
    for edit in edits { shell.say(VisibleText.of(words(for: edit, of: text))) }
    let mended = FixIt(title: "", edits: edits).applied(to: text)
    tellRest(of: mended, shell)
    shell.draft = String(decoding: mended, as: UTF8.self)
    return .goOn
  }

  /// Returns the reason why no fix-it can be applied.
  private static func reason(_ last: LastText) -> String {
    guard last.prepared.hasErrors else { return "the last text has no mistake" }
    if last.isFile { return "the last text is a file; \\e edits it" }
    return last.prepared.diagnostics.contains { !$0.alternatives.isEmpty }
      ? "the last text does not tell which of several changes was meant"
      : "there is no change that would mend the last text"
  }

  /// Returns a description of a change.
  private static func words(for edit: FixIt.Edit, of text: [UInt8]) -> String {
    let former = String(decoding: text[edit.range], as: UTF8.self)
    if former.isEmpty { return "added: \(edit.replacement)" }
    if edit.replacement.isEmpty { return "left out: \(former)" }
    return "\(former) is now \(edit.replacement)"
  }

  private static func tellRest(of text: [UInt8], _ shell: borrowing Shell) {
    let rest = shell.runner.session.prepare(text).diagnostics.filter { $0.severity == .error }.count
    if rest > 0 { shell.say("\(rest) mistake\(rest == 1 ? " is" : "s are") left") }
  }
}
