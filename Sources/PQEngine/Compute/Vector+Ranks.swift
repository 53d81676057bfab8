extension Vector {
  /// A number for each row that orders as its value does, or in reverse; what has no value comes last
  /// either way.
  func ranks(isDescending: Bool) -> [Int64] {
    var ranks: [Int64] =
      switch numbers {
      case .whole(let values): values
      case .wide(let values): Self.ranks(values)
      case .decimal(let values): values.map(Self.rank)
      }
    if isDescending { ranks = ranks.map { ~$0 } }
    guard let nulls else { return ranks }
    // The largest number of all gives way to what has none.
    return ranks.indices.map { nulls[$0] ? .max : min(ranks[$0], .max - 1) }
  }

  /// The place of each number among all of them in order, which is the same for equal ones.
  private static func ranks(_ values: [Int128]) -> [Int64] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Int64](repeating: 0, count: values.count)
    for (row, next) in zip(order, order.dropFirst()) {
      ranks[next] = ranks[row] + (values[row] == values[next] ? 0 : 1)
    }
    return ranks
  }

  /// The bits of a number, changed so that they order as signed integers; 0 has one sign only.
  private static func rank(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
    return bits < 0 ? bits ^ Int64.max : bits
  }
}
