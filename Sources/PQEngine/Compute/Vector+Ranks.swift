extension Vector {
  /// A number for each row that orders as its value does, or in reverse; what has no value comes last
  /// either way.
  func ranks(isDescending: Bool) -> [Int64] {
    var ranks: [Int64] =
      switch numbers {
      case .whole(let values): values
      case .decimal(let values): values.map(Self.rank)
      }
    if isDescending { ranks = ranks.map { ~$0 } }
    guard let nulls else { return ranks }
    // The largest number of all gives way to what has none.
    return ranks.indices.map { nulls[$0] ? .max : min(ranks[$0], .max - 1) }
  }

  /// The bits of a number, changed so that they order as signed integers; 0 has one sign only.
  private static func rank(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
    return bits < 0 ? bits ^ Int64.max : bits
  }
}
