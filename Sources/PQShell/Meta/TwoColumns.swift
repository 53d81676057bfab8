/// Two aligned columns of help: names and their descriptions.
enum TwoColumns {
  /// Returns the lines, indented, with two spaces after the column of names.
  ///
  /// - Parameter width: the minimum width of the names, in characters.
  static func lines(_ rows: [(name: String, meaning: String)], width: Int = 0) -> [String] {
    let width = max(width, rows.map(\.name.count).max() ?? 0)
    return rows.map { row in
      "  " + row.name + String(repeating: " ", count: width - row.name.count + 2) + row.meaning
    }
  }
}
