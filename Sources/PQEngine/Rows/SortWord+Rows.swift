import PQModel

/// Conversion between rows and words. It is here because it is done once a row: a call
/// into another module would not be inlined.
extension SortWord {
  /// The number of bits of the number in a word.
  static let bits = 32

  /// The row of a word.
  static func row(of word: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: word)) }

  /// Adds bits to the number; those that do not fit belong to another word.
  @inline(__always)
  static func add(_ number: UInt64, to word: inout UInt64) { word |= number << bits }

  /// Words for rows, with a number of 0.
  static func words(of rows: [UInt32]) -> [UInt64] {
    Array(rows: rows.count) { UInt64(rows[$0]) }
  }

  /// The rows of words, in their order.
  static func rows(of words: [UInt64]) -> [UInt32] {
    Array(rows: words.count) { UInt32(truncatingIfNeeded: words[$0]) }
  }
}

extension [UInt64] {
  /// True if the numbers in the upper halves ascend, equal neighbors allowed.
  var isSorted: Bool {
    indices.dropFirst().allSatisfy { self[$0 - 1] >> SortWord.bits <= self[$0] >> SortWord.bits }
  }
}
