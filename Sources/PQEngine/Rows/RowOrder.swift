import PQModel
import PQPlan

/// An order of rows by keys. Each key has a number for every row.
///
/// The bits of all keys are joined and then split into words. A radix sort sorts by one word after
/// another, the least significant word first. Its time is linear in the number of rows.
struct RowOrder {
  /// A sort key: one number for each row.
  enum Key {
    /// A number for each row.
    case each([Int64])
    /// A small number for each row.
    case small([UInt32])
    /// A number for each group, and the group of each row.
    case lookup([Int64], of: [UInt32])
  }

  private let fields: [PackedKey]
  private let wordCount: Int

  /// Creates an order.
  ///
  /// - Parameter keys: The keys, the most significant first. Their numbers may have any size.
  init(keys: [Key]) {
    var fields: [PackedKey] = []
    var offset = 0
    for key in keys.reversed() {
      let field = PackedKey(key, offset: offset)
      fields.append(field)
      offset += field.width
    }
    self.fields = fields
    wordCount = (offset + SortWord.bits - 1) / SortWord.bits
  }

  /// Returns the rows, sorted by the keys. Rows that are equal in all keys keep their order.
  func sorted(_ rows: [UInt32]) -> [UInt32] {
    guard !areSorted(rows) else { return rows }
    var order = rows
    for word in 0..<wordCount {
      var words = SortWord.words(of: order)
      for field in fields { field.write(to: &words, word) }
      if !words.isSorted { order = SortWord.rows(of: SortWord.sorted(consume words)) }
    }
    return order
  }

  /// The maximum length of a list that is sorted without a check for order. For such a list, the check
  /// would cost as much as sorting. It is also the number of rows in each block of the check.
  private static let block = 4096

  /// Returns true if the rows are known to be in order. It checks only long lists, and only if the keys
  /// fit into one word. It checks block by block, so its memory does not grow with the number of rows.
  private func areSorted(_ rows: [UInt32]) -> Bool {
    guard wordCount == 1, rows.count > Self.block else { return false }
    var last: UInt64 = 0
    for start in stride(from: 0, to: rows.count, by: Self.block) {
      let part = Array(rows[start..<min(start + Self.block, rows.count)])
      var words = SortWord.words(of: part)
      for field in fields { field.write(to: &words, 0) }
      guard last >> SortWord.bits <= words[0] >> SortWord.bits, words.isSorted else { return false }
      last = words[words.count - 1]
    }
    return true
  }
}

/// The position of a key in the joined bits of all keys.
private struct PackedKey {
  private let key: RowOrder.Key
  private let low: Int64
  /// The number of bits of the key.
  let width: Int
  /// The number of bits of all less significant keys.
  private let offset: Int

  init(_ key: RowOrder.Key, offset: Int) {
    self.key = key
    self.offset = offset
    let (low, high) =
      switch key {
      case .each(let numbers), .lookup(let numbers, _): Self.ends(numbers)
      case .small(let numbers): Self.ends(numbers)
      }
    self.low = low
    let span = low < high ? UInt64(bitPattern: high) &- UInt64(bitPattern: low) : 0
    width = UInt64.bitWidth - span.leadingZeroBitCount
  }

  private static func ends<Number: FixedWidthInteger>(_ numbers: [Number]) -> (Int64, Int64) {
    var (low, high) = (Number.max, Number.min)
    for number in numbers { (low, high) = (min(low, number), max(high, number)) }
    return (Int64(truncatingIfNeeded: low), Int64(truncatingIfNeeded: high))
  }

  /// Writes the part of the key that belongs to a word. Word 0 is the least significant.
  func write(to words: inout [UInt64], _ number: Int) {
    let shift = offset - number * SortWord.bits
    guard width > 0, shift < SortWord.bits, shift + width > 0 else { return }
    switch key {
    case .each(let numbers):
      numbers.withUnsafeBufferPointer { numbers in
        write(to: &words, shift) { numbers[$0] }
      }
    case .small(let numbers):
      numbers.withUnsafeBufferPointer { numbers in
        write(to: &words, shift) { Int64(numbers[$0]) }
      }
    case .lookup(let numbers, let places):
      places.withUnsafeBufferPointer { places in
        numbers.withUnsafeBufferPointer { numbers in
          write(to: &words, shift) { numbers[Int(places[$0])] }
        }
      }
    }
  }

  @inline(__always)
  private func write(to words: inout [UInt64], _ shift: Int, _ number: (Int) -> Int64) {
    let low = UInt64(bitPattern: low)
    for place in words.indices {
      let above = UInt64(bitPattern: number(SortWord.row(of: words[place]))) &- low
      SortWord.add(shift >= 0 ? above << shift : above >> -shift, to: &words[place])
    }
  }
}

/// Rows with the values of each step.
struct ComputedRows {
  let rows: RowSet
  let vectors: [Vector]

  /// Returns the given rows for which a condition is true.
  func kept(_ rows: [UInt32], _ condition: RowCondition) -> [UInt32] {
    let truth = Truth.values(of: condition) { vectors[$0] }
    return rows.filter { truth[Int($0)] == true }
  }
}

/// The sort keys of the rows of a result.
struct SortKeys {
  let rows: ComputedRows
  let groups: GroupIndex
  /// The place of each group in TOP, by group number.
  let top: [Int64]
  /// The group that combines all groups outside of TOP, or `nil` if there is none.
  let others: UInt32?

  /// Returns the row order for sort keys. The first key is the most significant.
  func order(_ keys: [RowPlan.SortKey]) -> RowOrder { RowOrder(keys: keys.map(key)) }

  private func key(_ key: RowPlan.SortKey) -> RowOrder.Key {
    switch key.target {
    case .step(let step): return .each(rows.vectors[step].ranks(isDescending: key.isDescending))
    case .time:
      let buckets = rows.rows.buckets
      return .small(key.isDescending ? buckets.map { .max - $0 } : buckets)
    case .dimension where groups.isOrdered:
      let numbers = rows.rows.groups
      return .small(key.isDescending ? numbers.map { .max - $0 } : numbers)
    case .dimension(let dimension):
      let ranks = groups.ranks(ofDimension: dimension)
      return .lookup(key.isDescending ? ranks.map { -$0 } : ranks, of: rows.rows.groups)
    case .top: return .lookup(top, of: rows.rows.groups)
    case .others:
      return .small(Array(rows: rows.rows.count) { rows.rows.groups[$0] == others ? 1 : 0 })
    }
  }
}

/// Conversion between rows and words. It is done for each row, so it is in this module, where it can be
/// inlined.
extension SortWord {
  /// The number of bits of the number in a word.
  static let bits = 32

  /// Returns the row of a word.
  static func row(of word: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: word)) }

  /// Adds bits to the number of a word. Bits that do not fit are dropped, because they belong to another
  /// word.
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
  /// True if the numbers in the upper halves of the words never decrease.
  var isSorted: Bool {
    indices.dropFirst().allSatisfy { self[$0 - 1] >> SortWord.bits <= self[$0] >> SortWord.bits }
  }
}
