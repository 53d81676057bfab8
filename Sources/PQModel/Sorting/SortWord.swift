/// A row and a number that it is sorted by, in one word: the number in the upper half, the row in the
/// lower. So neither has to be looked up while the other moves.
package enum SortWord {
  /// How many bits the number has.
  private static let bits = 32

  /// How many bits one pass looks at at most: few enough that their counts stay near.
  private static let digitBits = 11

  /// The words in the order of their numbers; those with one number keep theirs.
  package static func sorted(_ words: consuming [UInt64]) -> [UInt64] {
    // What stands there is written before it is read.
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

  /// Moves words to where a digit of theirs belongs; does nothing, and says so, if it is the same in
  /// all of them.
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
