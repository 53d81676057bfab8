/// Which columns of a table are shown, and how wide each is.
struct TableLayout {
  /// How wide a column would like to be, and how narrow it can be.
  struct Need {
    let ideal: Int
    let least: Int

    /// Texts and names can be shortened to a few characters. Numbers cannot: one that lacks
    /// digits is another number.
    init(name: Int, cells: Int, isShortenable: Bool) {
      ideal = max(name, cells)
      least = max(isShortenable ? 0 : cells, min(ideal, 8))
    }
  }

  /// The spaces between two columns.
  static let gap = 2

  /// The widths of the columns that are shown, which are the first ones.
  let widths: [Int]

  /// As wide as the columns like, or as the limit allows: first the widest columns that can be
  /// shortened are, then columns are left out from the right.
  init(_ needs: [Need], limit: Int?) {
    guard let limit = limit.map({ max(0, $0) }) else {
      widths = needs.map(\.ideal)
      return
    }
    var shown = needs[...]
    while Self.total(shown.map(\.least)) > limit { shown.removeLast() }
    widths = Self.fitted(Array(shown), limit: limit)
  }

  /// All columns under the highest common cap that fits; then what room is left, from the left.
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
