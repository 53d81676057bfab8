/// A set of cells with one bit for each possible cell. The number of a cell is its rank in the set.
///
/// All cells must be marked before they are numbered.
struct CellMarks {
  /// The number of marked cells; 0 before `number()` is called.
  private(set) var count = 0
  private var words: [UInt64]
  /// The number of marked cells before each word; empty before `number()` is called.
  private var before: [UInt32] = []

  /// - Parameter size: The number of possible cells.
  init(size: Int) { words = [UInt64](repeating: 0, count: size / 64 + 1) }

  /// Marks the cell at a place.
  mutating func mark(_ place: Int) { words[place / 64] |= 1 << UInt64(place % 64) }

  /// Numbers the marked cells. No cell may be marked afterwards.
  mutating func number() {
    before.reserveCapacity(words.count)
    for word in words {
      before.append(UInt32(count))
      count += word.nonzeroBitCount
    }
  }

  /// Returns the number of the cell at a place. The cell must be marked.
  func number(of place: Int) -> Int {
    let below = words[place / 64] & (1 << UInt64(place % 64) &- 1)
    return Int(before[place / 64]) &+ below.nonzeroBitCount
  }

  /// Calls a closure with the place of each marked cell, in ascending order.
  func forEach(_ body: (Int) -> Void) {
    for (place, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(place * 64 + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }
}
