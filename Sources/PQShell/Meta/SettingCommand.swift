import PQ
import PQRun
import PQRender
import PQSemantics
import PQSyntax

/// `\set`: lists or changes the settings.
enum SettingCommand: ShellCommand {
  static let names = ["set"]
  static let usage = "[NAME [VALUE]]"
  static let summary = "lists the settings, or changes one"
  static let details = [
    "format, timing, pager and backend are the shell's own; all others are what SET sets.",
    "  \\set timezone Europe/Berlin",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    switch arguments.map({ $0.lowercased() }) {
    case []: return SettingRow.meanings.map { .word($0.name, note: $0.meaning) }
    case ["format"]: return OutputFormatCommand.choices(after: [])
    case ["timing"], ["pager"]: return TimingCommand.choices(after: [])
    case ["time"]: return Setting.times.map { .word($0) }
    case ["backend"]: return BackendCommand.choices(after: [])
    default: return []
    }
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 2 else { throw misuse }
    let rows = SettingRow.rows(of: shell)
    guard let word = arguments.first else {
      try shell.show(rows.table)
      return .goOn
    }
    guard let row = rows.first(where: { $0.name == word.lowercased() }) else { throw unknown(word) }
    switch (row.name, arguments.dropFirst().first) {
    case (_, nil): try shell.show([row].table)
    case ("max_requests", "unlimited"?):
      // SET cannot remove a limit, because a limit in a script must stay.
      shell.runner.session.environment.settings.maxRequests = nil
      shell.say("max_requests is unlimited")
    case ("format", let value?): return try OutputFormatCommand.run([value], &shell)
    case ("timing", let value?): return try TimingCommand.run([value], &shell)
    case ("pager", let value?): return try PagerCommand.run([value], &shell)
    case ("backend", let value?): return try BackendCommand.run([value], &shell)
    case (let name, let value?): try shell.set(name, to: value)
    }
    return .goOn
  }

  private static func unknown(_ name: String) -> CommandFailure {
    let near = SimilarWord.best(for: name, among: SettingRow.meanings.map(\.name))
    return .usage("there is no setting \(name); \(near.map { "try \($0)" } ?? "\\set lists them")")
  }
}

extension Shell {
  /// Changes a setting by running a SET statement.
  ///
  /// - Throws: `CommandFailure` if the statement has an error. The error has been reported.
  fileprivate mutating func set(_ name: String, to value: String) throws {
    let isNumber = !value.isEmpty && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let statement = "SET \(name) = \(isNumber ? value : StringLiteral.quoted(value));"
    let text = runner.prepare(InputText(name: "input", bytes: Array(statement.utf8)))
    runner.report(text)
    guard !text.prepared.hasErrors else { throw CommandFailure.reported(.wrongQuery) }
    say("\(name) is \(VisibleText.of(value))")
  }
}

/// A setting in the list of `\set`.
struct SettingRow {
  let name: String
  let value: String
  let meaning: String

  /// The names and descriptions of all settings.
  static var meanings: [(name: String, meaning: String)] {
    Setting.allCases.map { ($0.rawValue, $0.summary) } + [
      ("timing", "whether it is told how long each statement takes"),
      ("pager", "whether what is taller than the screen is shown by a program for that"),
    ]
  }

  /// Returns the settings of the shell and of SET. If both have a value for a setting, the shell's
  /// value is listed.
  static func rows(of shell: borrowing Shell) -> [SettingRow] {
    let settings = shell.runner.session.environment.settings
    let format = shell.target.style.format?.rawValue ?? settings.format ?? "table"
    let values = settings.table.texts(of: "value")
    let own = [
      "format": format, "timing": shell.runner.hasTiming ? "on" : "off",
      "pager": shell.target.pager?.isOn == true ? "on" : "off",
      "backend": shell.backend.place.description,
    ]
    let known = Dictionary(
      zip(settings.table.texts(of: "setting"), values), uniquingKeysWith: { $1 }
    ).merging(own) { $1 }
    return meanings.map {
      SettingRow(name: $0.name, value: known[$0.name] ?? "", meaning: $0.meaning)
    }
  }
}

extension [SettingRow] {
  /// The settings as a table, one in each row.
  var table: DataTable {
    DataTable([
      .texts("setting", map(\.name)), .texts("value", map(\.value)),
      .texts("meaning", map(\.meaning)),
    ])
  }
}

extension DataTable {
  fileprivate func texts(of column: String) -> [String] {
    guard case .texts(let texts)? = self[column]?.values else { return [] }
    return texts.codes.indices.map { texts[$0] }
  }
}
