import PQModel

// The groups of a result, and the groups of the rows of one answer.

/// The groups of a result. A group is one combination of the values of the dimensions. With one
/// dimension, the number of a group is the code of its value. With several, groups get their numbers in
/// the order in which their first rows arrive.
struct GroupIndex {
  private var dimensions: [TextIndex]
  /// The codes of each group's values; empty with one dimension.
  private var tuples: TupleIndex

  init(dimensionCount: Int) {
    dimensions = Array(repeating: TextIndex(), count: dimensionCount)
    tuples = TupleIndex(width: dimensionCount)
  }

  /// The number of groups. With one dimension, values without rows count as groups, too.
  var count: Int { isSingle ? dimensions[0].texts.count : tuples.count }

  private var isSingle: Bool { dimensions.count == 1 }

  /// Returns the code of a group's value in a dimension.
  private func code(of group: Int, _ dimension: Int) -> UInt32 {
    isSingle ? UInt32(truncatingIfNeeded: group) : tuples.member(dimension, of: group)
  }

  /// Returns the values of a dimension, by their codes.
  func values(ofDimension dimension: Int) -> TextList { dimensions[dimension].texts }

  /// Returns the code of a value. A new value is added.
  mutating func code(of value: String, dimension: Int) -> UInt32 {
    dimensions[dimension].number(of: value)
  }

  /// Takes over the values of a list. The code of a value is its place in the list.
  ///
  /// - Returns: `false` if the list was not taken over, for example because the dimension already has
  ///   values.
  mutating func adopt(_ list: TextList, dimension: Int) -> Bool {
    dimensions[dimension].adopt(list)
  }

  /// Returns the code of the value at a place of a list. A new value is added.
  mutating func code(of place: Int, in list: TextList, dimension: Int) -> UInt32 {
    dimensions[dimension].number(of: place, in: list)
  }

  /// Returns the number of the group with the given values. A new group is added.
  mutating func number(of values: [String]) -> Int {
    number(ofCodes: values.enumerated().map { code(of: $1, dimension: $0) })
  }

  /// Adds a group and returns its number. The group has a label as its value in every dimension. It is a
  /// new group even if rows have the same text as a value.
  mutating func addGroup(called label: String) -> Int {
    number(ofCodes: dimensions.indices.map { dimensions[$0].append(label) })
  }

  /// Returns a text that no given group has as a value in any dimension. It is the label, or the label
  /// with a space and as many stars as necessary.
  func freeLabel(_ label: String, among groups: [UInt32]) -> String {
    var (free, stars) = (label, "")
    while has(free, in: groups) {
      stars += "*"
      free = "\(label) \(stars)"
    }
    return free
  }

  /// Returns true if one of the given groups has the value in any dimension.
  private func has(_ value: String, in groups: [UInt32]) -> Bool {
    dimensions.indices.contains { dimension in
      guard let code = dimensions[dimension].find(value) else { return false }
      return groups.contains { self.code(of: Int($0), dimension) == code }
    }
  }

  /// Returns the number of the group with the given codes. A new group is added.
  mutating func number(ofCodes tuple: [UInt32]) -> Int {
    guard !isSingle else { return Int(tuple[0]) }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: tuple.count + 1) { memory in
      memory.initialize(repeating: 0)
      for place in tuple.indices { memory[place] = tuple[place] }
      return memory.baseAddress.map { tuples.number(of: $0) } ?? 0
    }
  }

  /// Returns the number of each row's group.
  ///
  /// - Parameter columns: The codes of each dimension, one for each row.
  mutating func numbers(of columns: [[UInt32]], rowCount: Int) -> [UInt32] {
    guard !isSingle else { return columns[0] }
    let width = columns.count
    var last = 0
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: width + 1) { tuple in
      tuple.initialize(repeating: 0)
      guard let start = tuple.baseAddress else { return [] }
      return Array(rows: rowCount) { row in
        for place in 0..<width { start[place] = columns[place][row] }
        last = tuples.number(of: start, after: last)
        return UInt32(last)
      }
    }
  }

  /// Returns the values of a group, one for each dimension.
  func values(of group: Int) -> [String] {
    dimensions.indices.map { dimension in
      dimensions[dimension].texts[Int(code(of: group, dimension))]
    }
  }

  /// Returns the codes of the values of the given groups in a dimension.
  func codes(ofDimension dimension: Int, _ groups: [UInt32]) -> [UInt32] {
    isSingle ? groups : codes(ofDimension: dimension).rows(groups)
  }

  /// Returns the code of each group's value in a dimension.
  private func codes(ofDimension dimension: Int) -> [UInt32] {
    Array(rows: count) { code(of: $0, dimension) }
  }
}

extension GroupIndex {
  /// True if the groups are numbered in the order of their values, sorted by bytes.
  var isOrdered: Bool { isSingle && dimensions[0].texts.isAscending }

  /// Returns the rank of each group if the groups are sorted by the bytes of their values in one
  /// dimension. Groups with the same value have the same rank.
  func ranks(ofDimension dimension: Int) -> [Int64] {
    let order = TextOrder.order(of: values(ofDimension: dimension))
    var ranks = [Int64](repeating: 0, count: order.count)
    for (rank, code) in order.enumerated() { ranks[Int(code)] = Int64(rank) }
    return isSingle ? ranks : ranks.rows(codes(ofDimension: dimension))
  }
}

/// Finds the groups of the rows of one answer.
///
/// Each combination of values has a place in a table. So a group is looked up once for each combination
/// and not once for each row. If there are too many combinations, a hash index finds the groups.
struct AnswerGroups {
  /// The labels of each dimension of the grouping.
  private let labels: [RowLabels]
  /// For each dimension and each code of the answer, the code of the same value in the result, or
  /// `unknown`. Empty for a dimension whose codes are the same in the answer and in the result.
  private var codes: [[UInt32]]

  private static let unknown = UInt32.max
  private static let tableLimit = 1 << 16

  /// Creates a lookup for the rows of one answer. The index has the groups of the result.
  init(_ labels: [RowLabels], in index: inout GroupIndex) {
    self.labels = labels
    codes = []
    for (dimension, label) in labels.enumerated() {
      let count = label.dictionary.count
      let isAdopted = index.adopt(label.dictionary, dimension: dimension)
      codes.append(isAdopted ? [] : Array(repeating: Self.unknown, count: count))
    }
  }

  /// Returns the number of each row's group in an index.
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

  /// Returns the number of combinations of values, or `nil` if the number exceeds a limit.
  private func tableSize(limit: Int) -> Int? {
    var size = 1
    for label in labels {
      let (product, overflows) = size.multipliedReportingOverflow(by: label.dictionary.count)
      guard !overflows, product <= limit else { return nil }
      size = product
    }
    return size
  }

  /// Returns the place of each row's combination in the table, or `nil` if all rows have the same
  /// combination.
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

  /// Returns the number of the group whose combination is at a place of the table.
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
