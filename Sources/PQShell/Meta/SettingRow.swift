import PQ
import PQRun

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

  /// Returns the settings of the shell and of SET. Where both set the same one, the shell's value is
  /// listed.
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
  var table: Table {
    Table([
      .texts("setting", map(\.name)), .texts("value", map(\.value)),
      .texts("meaning", map(\.meaning)),
    ])
  }
}

extension Table {
  fileprivate func texts(of column: String) -> [String] {
    guard case .texts(let texts)? = self[column]?.values else { return [] }
    return texts.codes.indices.map { texts[$0] }
  }
}
