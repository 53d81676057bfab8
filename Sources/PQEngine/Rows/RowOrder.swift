import PQModel

/// Orders rows by keys, each a number for each row, the strongest first.
///
/// The bits that the keys need are written side by side and cut into words, and the words are sorted
/// digit by digit, the weakest first: in time linear in the number of rows.
struct RowOrder {
  /// What rows are compared by.
  enum Key {
    /// A number for each row.
    case each([Int64])
    /// A small number for each row.
    case small([UInt32])
    /// A number for each group, and the group of each row.
    case lookup([Int64], of: [UInt32])
  }

  private let fields: [Field]
  private let wordCount: Int

  /// - Parameter keys: the strongest first; their numbers may be of any size.
  init(keys: [Key]) {
    var fields: [Field] = []
    var offset = 0
    for key in keys.reversed() {
      let field = Field(key, offset: offset)
      fields.append(field)
      offset += field.width
    }
    self.fields = fields
    wordCount = (offset + SortWord.bits - 1) / SortWord.bits
  }

  /// The rows in order. Rows that are equal in all keys keep theirs.
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

  /// Up to so many rows are sorted without a look at whether they are: it would cost as much.
  private static let block = 4096

  /// Whether many rows are in order, as far as one word tells. What is looked at does not grow with
  /// the rows.
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

/// A key among the bits that rows are sorted by.
private struct Field {
  private let key: RowOrder.Key
  private let low: Int64
  /// How many bits its numbers need.
  let width: Int
  /// How many bits weaker keys need.
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

  /// Writes the part that falls into a word, the weakest of which is number 0.
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
