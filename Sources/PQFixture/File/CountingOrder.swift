/// A stable radix sort. Its time is linear in the number of rows.
enum CountingOrder {
  /// The number of bits that one pass sorts by. The counters of a pass must fit into the processor's
  /// cache.
  private static let bits: UInt32 = 11
  private static let mask: UInt32 = 1 << bits - 1

  /// Returns rows, sorted by their numbers. The index in `numbers` is the row. `numbers` may also have
  /// numbers for other rows.
  static func sorted(_ rows: [UInt32], by numbers: [UInt32]) -> [UInt32] {
    let largest = numbers.max() ?? 0
    var sorted = rows
    var shift: UInt32 = 0
    repeat {
      sorted = pass(sorted, numbers, shift, digits: Int(min(largest >> shift, mask)) + 1)
      shift += bits
    } while shift < UInt32.bitWidth && largest >> shift > 0
    return sorted
  }

  /// Returns the rows sorted by one digit of their numbers. The lowest bit of the digit is bit `shift`.
  private static func pass(_ rows: [UInt32], _ numbers: [UInt32], _ shift: UInt32, digits: Int)
    -> [UInt32]
  {
    var places = [Int](repeating: 0, count: digits)
    for row in rows { places[Int(numbers[Int(row)] >> shift & mask)] += 1 }
    var next = 0
    for digit in places.indices { (places[digit], next) = (next, next + places[digit]) }
    var sorted = rows
    for row in rows {
      let digit = Int(numbers[Int(row)] >> shift & mask)
      sorted[places[digit]] = row
      places[digit] += 1
    }
    return sorted
  }
}
