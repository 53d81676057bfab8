/// The order of texts by their bytes, in time linear in the bytes that tell them apart.
///
/// Four bytes of a text and its number make one word. The words of a stretch are sorted; texts that
/// are equal so far are a stretch of its own, of which the next four bytes are looked at.
package struct TextOrder {
  /// Texts of which the first bytes are equal.
  private struct Stretch {
    let range: Range<Int>
    let depth: Int
  }

  private static let step = 4
  /// Up to so many words are compared: it is quicker than to count their digits.
  private static let few = 4096
  private static let digits = UInt64(UInt32.max)

  private let texts: TextList
  /// The number of a text in the lower half, four of its bytes in the upper one.
  private var words: [UInt64]
  private var stretches: [Stretch]

  /// Returns the numbers of the texts in order. Texts that are equal keep theirs.
  package static func order(of texts: TextList) -> [UInt32] {
    if texts.isAscending { return Array(0..<UInt32(texts.count)) }
    var order = TextOrder(texts)
    order.sort()
    return order.words.map { UInt32(truncatingIfNeeded: $0) }
  }

  private init(_ texts: TextList) {
    self.texts = texts
    words = texts.indices.map { UInt64($0) }
    stretches = [Stretch(range: texts.indices, depth: 0)]
  }

  private mutating func sort() {
    while let stretch = stretches.popLast() {
      guard stretch.range.count > 1 else { continue }
      let depth = stretch.depth + commonLength(stretch)
      sort(stretch.range, at: depth)
      divide(stretch.range, at: depth)
    }
  }

  /// The number of the text whose word is at a place.
  private func number(_ place: Int) -> Int { Int(words[place] & Self.digits) }

  /// How many bytes from its depth on are the same in all texts of a stretch.
  private func commonLength(_ stretch: Stretch) -> Int {
    texts.withBytes(of: number(stretch.range.lowerBound)) { first in
      var common = first.count
      for place in stretch.range.dropFirst() where common > stretch.depth {
        texts.withBytes(of: number(place)) { other in
          common = min(common, other.count)
          var byte = stretch.depth
          while byte < common, first[byte] == other[byte] { byte += 1 }
          common = byte
        }
      }
      return max(0, common - stretch.depth)
    }
  }

  private mutating func sort(_ range: Range<Int>, at depth: Int) {
    for place in range {
      words[place] = words[place] & Self.digits | key(of: number(place), at: depth) << 32
    }
    if range.count == words.count {
      // Handed over, so that there are two copies of them and not three.
      let all = words
      words = []
      words = SortWord.sorted(all)
    } else if range.count > Self.few {
      words.replaceSubrange(range, with: SortWord.sorted(Array(words[range])))
    } else {
      words[range].sort()
    }
  }

  /// Four bytes of a text, the first the strongest; 0 for those behind its end.
  private func key(of text: Int, at depth: Int) -> UInt64 {
    texts.withBytes(of: text) { bytes in
      (depth..<depth + Self.step).reduce(0) { key, place in
        key << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0)
      }
    }
  }

  /// Finds texts whose four bytes are equal. Those that end there come first, the shortest first; the
  /// others are a stretch.
  private mutating func divide(_ range: Range<Int>, at depth: Int) {
    var start = range.lowerBound
    while start < range.upperBound {
      let key = words[start] >> 32
      var end = start + 1
      while end < range.upperBound, words[end] >> 32 == key { end += 1 }
      if end - start > 1 {
        let longer = depth + Self.step
        let ended = words[start..<end].filter {
          texts.byteCount(of: Int($0 & Self.digits)) <= longer
        }
        if !ended.isEmpty { putFirst(ended, of: start..<end, endedBy: longer) }
        stretches.append(Stretch(range: start + ended.count..<end, depth: longer))
      }
      start = end
    }
  }

  private mutating func putFirst(_ ended: [UInt64], of range: Range<Int>, endedBy longer: Int) {
    let others = words[range].filter { texts.byteCount(of: Int($0 & Self.digits)) > longer }
    let byLength = ended.sorted { left, right in
      let lengths = [left, right].map { texts.byteCount(of: Int($0 & Self.digits)) }
      return lengths[0] == lengths[1] ? left < right : lengths[0] < lengths[1]
    }
    words.replaceSubrange(range, with: byLength + others)
  }
}
