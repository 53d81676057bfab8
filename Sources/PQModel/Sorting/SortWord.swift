/// A sort key and a row in one 64-bit word: the key in the upper half, the row in the lower half.
/// Moving a word moves both, so that no lookup is necessary.
package enum SortWord {
  /// The number of bits of the row, and of the key.
  private static let bits = 32

  /// The maximum number of bits of a digit, for which the counts of one pass stay in the cache.
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
