import PQModel
import PQPlan

extension Table {
  /// The rows in the order of the keys, the strongest first. Rows that are equal in all keys keep
  /// their order.
  func sorted(by keys: [SortKey]) -> Table {
    let ranks = keys.compactMap { key in
      self[key.column]?.ranks(isDescending: key.isDescending)
    }
    let isBefore = { (left: Int, right: Int) -> Bool in
      for rank in ranks where rank[left] != rank[right] { return rank[left] < rank[right] }
      return left < right
    }
    let isSorted = (1..<max(1, rowCount)).allSatisfy { isBefore($0 - 1, $0) }
    return isSorted ? self : rows(Array(0..<rowCount).sorted(by: isBefore))
  }
}

extension Column {
  /// A number for each row that orders as its value does, or in reverse.
  fileprivate func ranks(isDescending: Bool) -> [Int64] {
    let ranks =
      switch values {
      case .instants(let values), .integers(let values): values
      case .texts(let values): values.ranks
      case .decimals(let values): values.map(Self.rank)
      }
    return isDescending ? ranks.map { ~$0 } : ranks
  }

  /// The bits of a number, changed so that they order as signed integers.
  private static func rank(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: value.bitPattern)
    return bits < 0 ? bits ^ Int64.max : bits
  }
}

extension TextColumn {
  /// The place of each row's value among the distinct values, in the order of their bytes.
  fileprivate var ranks: [Int64] {
    let order = dictionary.indices.sorted { left, right in
      dictionary[left].utf8.lexicographicallyPrecedes(dictionary[right].utf8)
    }
    var places = [Int64](repeating: 0, count: dictionary.count)
    for (place, code) in order.enumerated() { places[code] = Int64(place) }
    return codes.map { places[Int($0)] }
  }
}
