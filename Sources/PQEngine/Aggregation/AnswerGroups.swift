/// Finds the groups of the rows of one answer.
///
/// Each combination of values has a place in a table, so that a group is looked up once for each
/// combination and not once for each row. If there are too many combinations, groups are found by a
/// hash.
struct AnswerGroups {
  /// The labels of each dimension of the grouping.
  private let labels: [RowLabels]
  /// For each dimension, the code in the result for each code of the answer, where it is known. Empty
  /// if the codes are the same.
  private var codes: [[UInt32]]

  private static let unknown = UInt32.max
  private static let tableLimit = 1 << 16

  /// Creates a lookup of groups that an index numbers.
  init(_ labels: [RowLabels], in index: inout GroupIndex) {
    self.labels = labels
    codes = []
    for (dimension, label) in labels.enumerated() {
      let count = label.dictionary.count
      let isAdopted = index.adopt(label.dictionary, dimension: dimension)
      codes.append(isAdopted ? [] : Array(repeating: Self.unknown, count: count))
    }
  }

  /// Returns the group of each row, as numbered by an index.
  mutating func numbers(rowCount: Int, in index: inout GroupIndex) -> [UInt32] {
    guard rowCount > 0 else { return [] }
    // With one dimension, the groups are its values.
    guard labels.count != 1 else { return codes(ofDimension: 0, rowCount: rowCount, &index) }
    guard let size = tableSize(limit: max(Self.tableLimit, 2 * rowCount)) else {
      let columns = labels.indices.map { codes(ofDimension: $0, rowCount: rowCount, &index) }
      return index.numbers(of: columns, rowCount: rowCount)
    }
    guard let places = places(rowCount) else {
      return Array(repeating: number(ofPlace: 0, &index), count: rowCount)
    }
    var table = [UInt32](repeating: Self.unknown, count: size)
    return Array(rows: rowCount) { row in
      let place = Int(places[row])
      if table[place] == Self.unknown { table[place] = number(ofPlace: place, &index) }
      return table[place]
    }
  }

  /// Returns the number of combinations, or `nil` if it exceeds a limit.
  private func tableSize(limit: Int) -> Int? {
    var size = 1
    for label in labels {
      let (product, overflows) = size.multipliedReportingOverflow(by: label.dictionary.count)
      guard !overflows, product <= limit else { return nil }
      size = product
    }
    return size
  }

  /// Returns the place of each row's combination, or `nil` if all rows have the same combination.
  private func places(_ rowCount: Int) -> [UInt32]? {
    var places: [UInt32]?
    for label in labels {
      guard let codes = label.codes else { continue }
      let size = UInt32(label.dictionary.count)
      places = places.map { above in
        Array(rows: rowCount) { above[$0] &* size &+ codes[$0] }
      }
      places = places ?? codes
    }
    return places
  }

  /// Returns the group of a combination.
  private mutating func number(ofPlace place: Int, _ index: inout GroupIndex) -> UInt32 {
    var rest = place
    var tuple = [UInt32](repeating: 0, count: labels.count)
    for dimension in labels.indices.reversed() {
      let size = labels[dimension].dictionary.count
      tuple[dimension] = code(rest % size, dimension, &index)
      rest /= size
    }
    return UInt32(index.number(ofCodes: tuple))
  }

  private mutating func code(
    _ local: Int, _ dimension: Int, _ index: inout GroupIndex
  ) -> UInt32 {
    guard !codes[dimension].isEmpty else { return UInt32(truncatingIfNeeded: local) }
    if codes[dimension][local] == Self.unknown {
      codes[dimension][local] = index.code(
        of: local, in: labels[dimension].dictionary, dimension: dimension)
    }
    return codes[dimension][local]
  }

  private mutating func codes(
    ofDimension dimension: Int, rowCount: Int, _ index: inout GroupIndex
  ) -> [UInt32] {
    guard let local = labels[dimension].codes else {
      return Array(repeating: code(0, dimension, &index), count: rowCount)
    }
    var known = codes[dimension]
    guard !known.isEmpty else { return local }
    // The array is taken out while it is written to, so that it is not copied.
    codes[dimension] = []
    defer { codes[dimension] = known }
    let dictionary = labels[dimension].dictionary
    return Array(rows: rowCount) { row in
      let place = Int(local[row])
      if known[place] == Self.unknown {
        known[place] = index.code(of: place, in: dictionary, dimension: dimension)
      }
      return known[place]
    }
  }
}
