/// Names and what they mean, a line each, as help lists them.
enum TwoColumns {
  /// The lines, indented: names of one width, and two blanks behind them.
  ///
  /// - Parameter width: how many columns the names have at least.
  static func lines(_ rows: [(name: String, meaning: String)], width: Int = 0) -> [String] {
    let width = max(width, rows.map(\.name.count).max() ?? 0)
    return rows.map { row in
      "  " + row.name + String(repeating: " ", count: width - row.name.count + 2) + row.meaning
    }
  }
}
