import PQModel

/// The groups of a result, numbered as rows of them first come.
struct GroupIndex {
  /// The values of each dimension that rows are grouped by, by their codes.
  private(set) var values: [[String]]
  private var codes: [[[UInt8]: UInt32]]
  private var tuples: TupleIndex

  init(dimensionCount: Int) {
    values = Array(repeating: [], count: dimensionCount)
    codes = Array(repeating: [:], count: dimensionCount)
    tuples = TupleIndex(width: dimensionCount)
  }

  /// How many groups there are.
  var count: Int { tuples.count }

  /// The code of a value; by bytes, because texts that only look alike are two values.
  mutating func code(of value: String, dimension: Int) -> UInt32 {
    let bytes = [UInt8](value.utf8)
    if let code = codes[dimension][bytes] { return code }
    let code = UInt32(values[dimension].count)
    codes[dimension][bytes] = code
    values[dimension].append(value)
    return code
  }

  /// The number of the group with such values.
  mutating func number(of values: [String]) -> Int {
    let tuple = values.enumerated().map { code(of: $1, dimension: $0) }
    return number(ofCodes: tuple)
  }

  /// The number of the group with such codes.
  mutating func number(ofCodes tuple: [UInt32]) -> Int {
    (tuple + [0]).withUnsafeBufferPointer { tuple in
      tuple.baseAddress.map { tuples.number(of: $0) } ?? 0
    }
  }

  /// The groups of rows, given the codes of their dimensions, column by column.
  mutating func numbers(of columns: [[UInt32]], rowCount: Int) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(rowCount)
    let width = columns.count
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: width + 1) { tuple in
      tuple.initialize(repeating: 0)
      guard let start = tuple.baseAddress else { return }
      for row in 0..<rowCount {
        for place in 0..<width { start[place] = columns[place][row] }
        numbers.append(UInt32(tuples.number(of: start)))
      }
    }
    return numbers
  }

  /// The code of a group's value in a dimension.
  func code(ofGroup group: Int, dimension: Int) -> UInt32 {
    tuples.members[group * values.count + dimension]
  }
}
