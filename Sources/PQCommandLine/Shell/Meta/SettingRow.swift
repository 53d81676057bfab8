import PQ

/// A setting as it is listed.
struct SettingRow {
  let name: String
  let value: String
  let meaning: String

  /// The names of all, and what they mean.
  static var meanings: [(name: String, meaning: String)] {
    let timing = (name: "timing", meaning: "whether it is told how long each statement takes")
    return Setting.allCases.map { ($0.rawValue, $0.summary) } + [timing]
  }

  /// What is set: by the shell, and by statements. What results look like both can say.
  static func rows(of shell: borrowing Shell) -> [SettingRow] {
    let settings = shell.runner.session.environment.settings
    let format = shell.target.style.format?.rawValue ?? settings.format ?? "table"
    let values = settings.table.texts(of: "value")
    let known = Dictionary(
      zip(settings.table.texts(of: "setting"), values), uniquingKeysWith: { $1 }
    ).merging(["format": format, "timing": shell.runner.hasTiming ? "on" : "off"]) { $1 }
    return meanings.map {
      SettingRow(name: $0.name, value: known[$0.name] ?? "", meaning: $0.meaning)
    }
  }
}

extension [SettingRow] {
  /// The settings, one a row.
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
