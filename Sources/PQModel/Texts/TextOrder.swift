// The comparison and the order of texts by their bytes.

/// The sort order of texts by their bytes. The time is linear in the number of bytes that
/// distinguish the texts.
///
/// A word holds four bytes of a text and the number of the text. The words of a range of texts are
/// sorted. Texts with the same four bytes form a new range, which is sorted by the next four bytes.
package struct TextOrder {
  /// A range of texts with an equal prefix of `depth` bytes.
  private struct PrefixRange {
    let range: Range<Int>
    let depth: Int
  }

  /// The number of bytes of a text in a word.
  private static let step = 4
  /// The maximum number of texts in a range that is sorted by comparison. A radix sort is faster
  /// for more texts.
  private static let few = 4096
  /// The mask of the number of a text in a word.
  private static let digits = UInt64(UInt32.max)

  private let texts: TextList
  /// The number of a text in the lower half, and four of its bytes in the upper half.
  private var words: [UInt64]
  private var prefixRanges: [PrefixRange]

  /// Returns the numbers of the texts in ascending order. Equal texts keep their order.
  package static func order(of texts: TextList) -> [UInt32] {
    if texts.isAscending { return Array(0..<UInt32(texts.count)) }
    var order = TextOrder(texts)
    order.sort()
    return order.words.map { UInt32(truncatingIfNeeded: $0) }
  }

  private init(_ texts: TextList) {
    self.texts = texts
    words = texts.indices.map { UInt64($0) }
    prefixRanges = [PrefixRange(range: texts.indices, depth: 0)]
  }

  private mutating func sort() {
    while let prefixRange = prefixRanges.popLast() {
      guard prefixRange.range.count > 1 else { continue }
      let depth = prefixRange.depth + commonLength(prefixRange)
      sort(prefixRange.range, at: depth)
      divide(prefixRange.range, at: depth)
    }
  }

  /// Returns the number of the text in the word at a position.
  private func number(_ place: Int) -> Int { Int(words[place] & Self.digits) }

  /// Returns the number of bytes after `depth` that all texts of a range have in common.
  private func commonLength(_ prefixRange: PrefixRange) -> Int {
    texts.withBytes(of: number(prefixRange.range.lowerBound)) { first in
      var common = first.count
      for place in prefixRange.range.dropFirst() where common > prefixRange.depth {
        texts.withBytes(of: number(place)) { other in
          common = min(common, other.count)
          var byte = prefixRange.depth
          while byte < common, first[byte] == other[byte] { byte += 1 }
          common = byte
        }
      }
      return max(0, common - prefixRange.depth)
    }
  }

  private mutating func sort(_ range: Range<Int>, at depth: Int) {
    for place in range {
      words[place] = words[place] & Self.digits | key(of: number(place), at: depth) << 32
    }
    if range.count == words.count {
      // The array is moved, so that there are two copies in memory and not three.
      let all = words
      words = []
      words = SortWord.sorted(all)
    } else if range.count > Self.few {
      words.replaceSubrange(range, with: SortWord.sorted(Array(words[range])))
    } else {
      words[range].sort()
    }
  }

  /// Returns four bytes of a text, most significant first, with 0 for bytes after its end.
  private func key(of text: Int, at depth: Int) -> UInt64 {
    texts.withBytes(of: text) { bytes in
      (depth..<depth + Self.step).reduce(0) { key, place in
        key << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0)
      }
    }
  }

  /// Finds the runs of texts with the same four bytes. In each run, the texts that end within these
  /// bytes come first, sorted by length. The other texts become a new range.
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
        prefixRanges.append(PrefixRange(range: start + ended.count..<end, depth: longer))
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

/// A sort key and a row in one 64-bit word: the key in the upper half, the row in the lower half.
/// Moving a word moves both, so that no lookup is necessary.
package enum SortWord {
  /// The number of bits of the row, and of the key.
  private static let bits = 32

  /// The maximum number of bits of a digit. The counts of one pass then stay in the cache.
  private static let digitBits = 11

  /// Returns the words sorted by key with a radix sort. Words with equal keys keep their order.
  package static func sorted(_ words: consuming [UInt64]) -> [UInt64] {
    // The elements are not initialized: each is written before it is read.
    var spare = [UInt64](unsafeUninitializedCapacity: words.count) { $1 = words.count }
    let used = words.reduce(0) { $0 | $1 >> bits }
    let width = UInt64.bitWidth - used.leadingZeroBitCount
    let passes = max(1, (width + digitBits - 1) / digitBits)
    let digit = (width + passes - 1) / passes
    for pass in 0..<passes {
      if move(words, to: &spare, bits + pass * digit, digit) { swap(&words, &spare) }
    }
    return words
  }

  /// Moves each word to the position that one digit of its key determines.
  ///
  /// - Returns: false if the digit is the same in all words; then nothing was moved.
  private static func move(
    _ words: [UInt64], to target: inout [UInt64], _ shift: Int, _ width: Int
  ) -> Bool {
    let shift = UInt64(shift)
    let mask: UInt64 = 1 << UInt64(width) - 1
    var places = [Int](repeating: 0, count: 1 << width)
    return places.withUnsafeMutableBufferPointer { places in
      for word in words { places[Int(word &>> shift & mask)] += 1 }
      guard !places.contains(words.count) else { return false }
      var next = 0
      for digit in places.indices { (places[digit], next) = (next, next + places[digit]) }
      target.withUnsafeMutableBufferPointer { target in
        for word in words {
          let digit = Int(word &>> shift & mask)
          target[places[digit]] = word
          places[digit] += 1
        }
      }
      return true
    }
  }
}

/// A string that is compared by its bytes. `==` of String also treats canonically equivalent strings
/// as equal.
package struct ByteComparedText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ByteComparedText, right: ByteComparedText) -> Bool {
    left.text.hasBytes(of: right.text)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Returns true if both strings have the same bytes in UTF-8.
  package func hasBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension [String] {
  /// The distinct strings, each at its first position. Strings are compared by their bytes.
  package var eachOnce: [String] {
    guard count > 1 else { return self }
    var known: Set<ByteComparedText> = []
    return filter { known.insert(ByteComparedText($0)).inserted }
  }
}
