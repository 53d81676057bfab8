/// The columns of a table that are shown, and their widths, in terminal columns.
struct TableLayout {
  /// The preferred and the smallest width of a column, in terminal columns.
  struct Need {
    let ideal: Int
    let least: Int

    /// Texts and names can be shortened to a few characters. Numbers cannot: without its last digits a
    /// number is a different one.
    init(name: Int, cells: Int, isShortenable: Bool) {
      ideal = max(name, cells)
      least = max(isShortenable ? 0 : cells, min(ideal, 8))
    }
  }

  /// The number of spaces between two columns.
  static let gap = 2

  /// The widths of the shown columns. They are the first columns of the table.
  let widths: [Int]

  /// Creates the layout for a terminal of `limit` columns; `nil` gives each column its preferred width.
  ///
  /// To fit, the widest columns that can be shortened are shortened first; then columns at the right
  /// are omitted.
  init(_ needs: [Need], limit: Int?) {
    guard let limit = limit.map({ max(0, $0) }) else {
      widths = needs.map(\.ideal)
      return
    }
    var shown = needs[...]
    while Self.total(shown.map(\.least)) > limit { shown.removeLast() }
    widths = Self.fitted(Array(shown), limit: limit)
  }

  /// Returns the widths under the largest common maximum that fits. The remaining room is given to the
  /// shortened columns from the left, one terminal column each.
  private static func fitted(_ needs: [Need], limit: Int) -> [Int] {
    var cap = limit
    while total(capped(needs, at: cap)) > limit { cap -= 1 }
    var widths = capped(needs, at: cap)
    let room = limit - total(widths)
    for index in needs.indices.filter({ widths[$0] < needs[$0].ideal }).prefix(room) {
      widths[index] += 1
    }
    return widths
  }

  private static func capped(_ needs: [Need], at cap: Int) -> [Int] {
    needs.map { max($0.least, min($0.ideal, cap)) }
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.isEmpty ? 0 : widths.reduce(gap * (widths.count - 1), +)
  }
}
