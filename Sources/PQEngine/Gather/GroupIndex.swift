import PQModel

/// The groups of a result. Those of one dimension have the numbers of their values; those of several
/// are numbered as rows of them first come.
struct GroupIndex {
  private var dimensions: [TextIndex]
  /// The codes of each group; none where there is one dimension.
  private var tuples: TupleIndex

  init(dimensionCount: Int) {
    dimensions = Array(repeating: TextIndex(), count: dimensionCount)
    tuples = TupleIndex(width: dimensionCount)
  }

  /// How many groups there are. In one dimension, also values that no row has are groups.
  var count: Int { isSingle ? dimensions[0].texts.count : tuples.count }

  private var isSingle: Bool { dimensions.count == 1 }

  /// The code of a group's value in a dimension.
  private func code(of group: Int, _ dimension: Int) -> UInt32 {
    isSingle ? UInt32(truncatingIfNeeded: group) : tuples.member(dimension, of: group)
  }

  /// The values of a dimension, by their codes.
  func values(ofDimension dimension: Int) -> TextList { dimensions[dimension].texts }

  /// The code of a value.
  mutating func code(of value: String, dimension: Int) -> UInt32 {
    dimensions[dimension].number(of: value)
  }

  /// Takes over the values of a list with their places for codes; false if it cannot, as when there
  /// are values of the dimension already.
  mutating func adopt(_ list: TextList, dimension: Int) -> Bool {
    dimensions[dimension].adopt(list)
  }

  /// The code of the value at a place of a list.
  mutating func code(of place: Int, in list: TextList, dimension: Int) -> UInt32 {
    dimensions[dimension].number(of: place, in: list)
  }

  /// The number of the group with such values.
  mutating func number(of values: [String]) -> Int {
    number(ofCodes: values.enumerated().map { code(of: $1, dimension: $0) })
  }

  /// The number of a new group that is called so in every dimension, and is none of those that have
  /// this text for a value.
  mutating func addGroup(called label: String) -> Int {
    number(ofCodes: dimensions.indices.map { dimensions[$0].append(label) })
  }

  /// A text that is no value of some groups in any dimension: a label, or the label, a blank and as
  /// many stars as that takes.
  func freeLabel(_ label: String, among groups: [UInt32]) -> String {
    var (free, stars) = (label, "")
    while has(free, in: groups) {
      stars += "*"
      free = "\(label) \(stars)"
    }
    return free
  }

  /// Whether one of some groups has such a value in any dimension.
  private func has(_ value: String, in groups: [UInt32]) -> Bool {
    dimensions.indices.contains { dimension in
      guard let code = dimensions[dimension].find(value) else { return false }
      return groups.contains { self.code(of: Int($0), dimension) == code }
    }
  }

  /// The number of the group with such codes.
  mutating func number(ofCodes tuple: [UInt32]) -> Int {
    guard !isSingle else { return Int(tuple[0]) }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: tuple.count + 1) { memory in
      memory.initialize(repeating: 0)
      for place in tuple.indices { memory[place] = tuple[place] }
      return memory.baseAddress.map { tuples.number(of: $0) } ?? 0
    }
  }

  /// The groups of rows, given the codes of their dimensions, column by column.
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

  /// The values of a group, one a dimension.
  func values(of group: Int) -> [String] {
    dimensions.indices.map { dimension in
      dimensions[dimension].texts[Int(code(of: group, dimension))]
    }
  }

  /// The codes of the values that some groups have in a dimension.
  func codes(ofDimension dimension: Int, _ groups: [UInt32]) -> [UInt32] {
    isSingle ? groups : codes(ofDimension: dimension).rows(groups)
  }

  /// The code of each group's value in a dimension.
  private func codes(ofDimension dimension: Int) -> [UInt32] {
    Array(rows: count) { code(of: $0, dimension) }
  }
}

extension GroupIndex {
  /// Whether groups are in the order of their numbers if they are in that of their values, by bytes.
  var isOrdered: Bool { isSingle && dimensions[0].texts.isAscending }

  /// The place of each group among all of them in the order of its value in a dimension, by bytes.
  /// Groups with one value share a place.
  func ranks(ofDimension dimension: Int) -> [Int64] {
    let order = TextOrder.order(of: values(ofDimension: dimension))
    var ranks = [Int64](repeating: 0, count: order.count)
    for (rank, code) in order.enumerated() { ranks[Int(code)] = Int64(rank) }
    return isSingle ? ranks : ranks.rows(codes(ofDimension: dimension))
  }
}
