import PQModel

/// Conversion between rows and words. It is in this module so that it can be inlined: it is done once
/// for each row.
extension SortWord {
  /// The number of bits of the number in a word.
  static let bits = 32

  /// Returns the row of a word.
  static func row(of word: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: word)) }

  /// Adds bits to the number. Bits that do not fit are dropped; they belong to another word.
  @inline(__always)
  static func add(_ number: UInt64, to word: inout UInt64) { word |= number << bits }

  /// Returns a word with the number 0 for each row.
  static func words(of rows: [UInt32]) -> [UInt64] {
    Array(rows: rows.count) { UInt64(rows[$0]) }
  }

  /// Returns the rows of words, in their order.
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
