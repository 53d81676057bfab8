import PQModel
import PQPlan

/// Orders rows by keys, each a number for each row, the strongest first.
struct RowOrder {
  private let keys: [[Int64]]

  init(keys: [[Int64]]) { self.keys = keys }

  /// The rows in order. Rows that are equal in all keys keep theirs.
  func sorted(_ rows: [Int]) -> [Int] {
    if let packed = packed(rows) {
      let isSorted = packed.indices.dropFirst().allSatisfy { packed[$0 - 1] <= packed[$0] }
      if isSorted { return rows }
      return packed.indices.sorted {
        packed[$0] == packed[$1] ? $0 < $1 : packed[$0] < packed[$1]
      }.map { rows[$0] }
    }
    return rows.sorted { left, right in
      for key in keys where key[left] != key[right] { return key[left] < key[right] }
      return left < right
    }
  }

  /// All keys of each row in one number, if they fit: comparing one is several times faster.
  private func packed(_ rows: [Int]) -> [UInt64]? {
    var packed = [UInt64](repeating: 0, count: rows.count)
    var bits = 0
    for key in keys {
      var (low, high) = (Int64.max, Int64.min)
      for row in rows { (low, high) = (min(low, key[row]), max(high, key[row])) }
      let span = high < low ? 0 : UInt64(bitPattern: high) &- UInt64(bitPattern: low)
      let width = 64 - span.leadingZeroBitCount
      bits += width
      guard bits <= 64 else { return nil }
      guard width > 0 else { continue }
      for (place, row) in rows.enumerated() {
        let above = UInt64(bitPattern: key[row]) &- UInt64(bitPattern: low)
        packed[place] = width == 64 ? above : packed[place] << UInt64(width) | above
      }
    }
    return packed
  }
}
