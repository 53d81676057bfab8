import PQ
import PQManual
import PQRun
import PQSystem
import PQRender

/// The text that ran last, for commands of the shell that refer to it.
struct LastText {
  let input: InputText
  let prepared: CheckedText
  /// The last query before this text; `nil` if there was none.
  var formerQuery: String?

  /// The source of the last query without errors; `nil` if there was none.
  var query: String? {
    guard !prepared.hasErrors else { return formerQuery }
    return prepared.statements.last(where: \.isQuery).map(prepared.text(of:)) ?? formerQuery
  }

  /// True if the text came from a file.
  var isFile: Bool { input.path.isUsable }

  /// The fix-its for the errors of the text, in the order of the text. If two fix-its change the
  /// same place, only the first is included. Fix-its of included texts are left out. The list is
  /// empty if the text came from a file.
  var fixIts: [FixIt] {
    guard !isFile else { return [] }
    let errors = prepared.texts[0].diagnostics.filter { $0.severity == .error }
    return errors.compactMap(\.fixIt).reduce(into: []) { chosen, fixIt in
      if !chosen.contains(where: fixIt.touches) { chosen.append(fixIt) }
    }
  }
}

extension FixIt {
  /// Returns true if both fix-its change the same place.
  fileprivate func touches(_ other: FixIt) -> Bool {
    edits.contains { edit in
      other.edits.contains { $0.range.meets(edit.range) }
    }
  }
}

extension Range<Int> {
  /// Returns true if both ranges overlap or have the same start.
  fileprivate func meets(_ other: Range<Int>) -> Bool {
    lowerBound == other.lowerBound
      || lowerBound < other.upperBound && other.lowerBound < upperBound
  }
}

/// `\fix`: applies the fix-its of the last text.
enum FixCommand: ShellCommand {
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
    let edits = last.fixIts.flatMap(\.edits)
    guard !edits.isEmpty else { throw CommandFailure.usage(reason(last)) }
    let text = last.input.bytes
    for edit in edits { shell.say(VisibleText.of(words(for: edit, of: text))) }
    for change in last.fixIts.compactMap(\.change) { shell.say(change) }
    let mended = FixIt(title: "", edits: edits).applied(toOriginal: text)
    reportRemainingErrors(of: mended, shell)
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

  private static func reportRemainingErrors(of text: [UInt8], _ shell: borrowing Shell) {
    let rest = shell.runner.session.check(text).diagnostics.filter { $0.severity == .error }.count
    if rest > 0 { shell.say("\(rest) mistake\(rest == 1 ? " is" : "s are") left") }
  }
}

/// `\why`: explains the mistakes of the last text.
enum WhyCommand: ShellCommand {
  static let names = ["why"]
  static let usage = ""
  static let summary = "explains the mistakes of the last text"
  static let details = ["These are the sections of pq help CODE, one for each code."]

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.isEmpty else { throw misuse }
    guard let last = shell.last else { throw CommandFailure.usage("no text has run yet") }
    var codes: [String] = []
    for diagnostic in last.prepared.diagnostics where !codes.contains(diagnostic.code.rawValue) {
      codes.append(diagnostic.code.rawValue)
    }
    guard !codes.isEmpty else { throw CommandFailure.usage("the last text has no mistake") }
    try shell.show(
      lines: Array(codes.compactMap { ErrorSection.named($0)?.lines }.joined(separator: [""])))
    return .goOn
  }
}

/// `\explain`: explains the last query.
enum ExplainCommand: ShellCommand {
  static let names = ["explain"]
  static let usage = "[json|curl|analyze]"
  static let summary = "what the last query asks, and what it costs"
  static let details = [
    "Nothing is sent, but for analyze, which asks again and tells what happened.",
    "json is one object, with the bodies of the requests; curl is commands to run by hand.",
    "  \\explain curl",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    guard arguments.isEmpty else { return [] }
    return [
      .word("json", note: "one object, with the bodies of the requests"),
      .word("curl", note: "commands to run by hand"),
      .word("analyze", note: "asks again, and tells what happened"),
    ]
  }

  static func run(_ arguments: [String], _ shell: inout Shell) async throws -> Shell.Step {
    let form =
      switch arguments.map({ $0.lowercased() }) {
      case []: "EXPLAIN"
      case ["json"]: "EXPLAIN (FORMAT JSON)"
      case ["curl"]: "EXPLAIN (FORMAT CURL)"
      case ["analyze"]: "EXPLAIN ANALYZE"
      default: throw misuse
      }
    guard let query = shell.last?.query else {
      throw CommandFailure.usage("there is no query to explain yet; run one first")
    }
    try await shell.runAside("\(form) \(query);")
    return .goOn
  }
}
