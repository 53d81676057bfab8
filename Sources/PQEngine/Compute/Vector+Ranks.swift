extension Vector {
  /// Returns a number for each row that sorts as its value does, or in reverse. Rows without a value
  /// come last in both cases.
  func ranks(isDescending: Bool) -> [Int64] {
    var ranks: [Int64] =
      switch numbers {
      case .whole(let values): values
      case .wide(let values): Self.ranks(values)
      case .decimal(let values): values.map(Self.rank)
      }
    if isDescending { ranks = ranks.map { ~$0 } }
    guard let nulls else { return ranks }
    // The largest number is reserved for rows without a value.
    return ranks.indices.map { nulls[$0] ? .max : min(ranks[$0], .max - 1) }
  }

  /// Returns the place of each number in ascending order. Equal numbers have the same place.
  private static func ranks(_ values: [Int128]) -> [Int64] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Int64](repeating: 0, count: values.count)
    for (row, next) in zip(order, order.dropFirst()) {
      ranks[next] = ranks[row] + (values[row] == values[next] ? 0 : 1)
    }
    return ranks
  }

  /// Returns the bits of a number, changed so that they sort as signed integers. -0 and 0 are equal.
  private static func rank(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
    return bits < 0 ? bits ^ Int64.max : bits
  }
}
