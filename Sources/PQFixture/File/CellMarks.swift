/// The cells of an answer that are numbered in their order: a bit for each possible one.
///
/// First all cells are marked, then they are numbered.
struct CellMarks {
  /// How many cells are marked.
  private(set) var count = 0
  private var words: [UInt64]
  /// How many cells are marked before each word, once they are numbered.
  private var before: [UInt32] = []

  /// - Parameter size: how many cells are possible.
  init(size: Int) { words = [UInt64](repeating: 0, count: size / 64 + 1) }

  /// Marks the cell at a place.
  mutating func mark(_ place: Int) { words[place / 64] |= 1 << UInt64(place % 64) }

  /// Numbers the cells, of which none is marked any more afterwards.
  mutating func number() {
    before.reserveCapacity(words.count)
    for word in words {
      before.append(UInt32(count))
      count += word.nonzeroBitCount
    }
  }

  /// The number of the cell at a place, which is marked.
  func number(of place: Int) -> Int {
    let below = words[place / 64] & (1 << UInt64(place % 64) &- 1)
    return Int(before[place / 64]) &+ below.nonzeroBitCount
  }

  /// Calls a closure with the places of the cells, in order.
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
