import PQModel

/// Numbers for the values of each dimension, in the order in which the values first come.
struct ValueNumbers {
  private var known = [[ExactText: Int32]](repeating: [:], count: Dimension.allCases.count)
  private var values = [[String]](repeating: [], count: Dimension.allCases.count)

  /// Returns the numbers of some values, ascending. New values are added.
  mutating func numbers(of values: [String], _ dimension: Dimension) -> [Int32] {
    values.map { number(of: $0, dimension.place) }.sorted()
  }

  private mutating func number(of value: String, _ place: Int) -> Int32 {
    if let number = known[place][ExactText(value)] { return number }
    let number = Int32(values[place].count)
    known[place][ExactText(value)] = number
    values[place].append(value)
    return number
  }

  /// Returns the filters of a term, those of the given dimensions first.
  func filters(of term: SignedSum.Term, first: [Dimension]) -> [ExportRequest.Filter] {
    let order = first + Dimension.allCases.filter { !first.contains($0) }
    return order.compactMap { dimension in
      let place = dimension.place
      return term.lists[place].map { list in
        ExportRequest.Filter(dimension, in: list.map { values[place][Int($0)] })
      }
    }
  }
}
