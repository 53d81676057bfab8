import PQModel

/// What the groups of a file are for one request: which of them pass its filters, and which become
/// one because they differ in dimensions that it does not ask for.
///
/// The groups of an answer are in the order of their values' bytes: the order in which queries
/// usually want their rows.
struct Grouping {
  /// The number of the answer's group for each group of the file; -1 if it is filtered out.
  let target: [Int32]
  /// How many groups the answer may have.
  let count: Int

  private let dimensions: [Dimension]
  /// The values that groups have in each dimension, in the order of their bytes.
  private let values: [TextList]
  /// The code of each group in each dimension; none where there is one dimension, of which the groups
  /// are the values.
  private let codes: [[UInt32]]

  init(_ request: ExportRequest, of rows: FileRows) {
    dimensions = request.dimensions
    let passing = Passing(request, rows)
    let columns = dimensions.map { UsedValues(of: $0, in: rows, passing) }
    values = columns.map(\.values)
    if columns.count == 1 {
      (target, count, codes) = (columns[0].targets(rows, passing), columns[0].values.count, [])
    } else {
      (target, codes) = Self.merged(rows, passing, columns)
      count = Int(target.max() ?? -1) + 1
    }
  }

  /// The column of a dimension, given the group of each row.
  func column(of dimension: Dimension, _ groups: [UInt32]) -> Column {
    let place = dimensions.firstIndex(of: dimension) ?? 0
    let codes = codes.isEmpty ? groups : groups.map { self.codes[place][Int($0)] }
    return Column(
      dimension.rawValue, .label, .texts(TextColumn(codes: codes, dictionary: values[place])))
  }
}

extension Grouping {
  /// The groups of the answer in order: the number among them of each group of the file, and their
  /// codes in each dimension.
  private static func merged(_ rows: FileRows, _ passing: Passing, _ columns: [UsedValues])
    -> (target: [Int32], codes: [[UInt32]])
  {
    var groups = TupleIndex(width: columns.count)
    var target = [Int32](repeating: -1, count: rows.groupCount)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: columns.count + 1) { tuple in
      guard let start = tuple.baseAddress else { return }
      for group in target.indices where passing.contains(group) {
        for (place, column) in columns.enumerated() {
          (start + place).initialize(to: column.code(of: group, rows))
        }
        target[group] = Int32(groups.number(of: start))
      }
    }
    let codes = columns.indices.map { place in
      (0..<groups.count).map { groups.member(place, of: $0) }
    }
    var order = Array(0..<UInt32(groups.count))
    for column in codes.reversed() { order = CountingOrder.sorted(order, by: column) }
    var numbers = [Int32](repeating: 0, count: groups.count)
    for (number, group) in order.enumerated() { numbers[Int(group)] = Int32(number) }
    return (
      target.map { $0 < 0 ? -1 : numbers[Int($0)] },
      codes.map { column in order.map { column[Int($0)] } }
    )
  }
}

/// The groups of a file that pass the filters of a request.
private struct Passing {
  private let filters: [CodeFilter]
  private let codes: [UInt32]
  private let width: Int

  init(_ request: ExportRequest, _ rows: FileRows) {
    filters = request.filters.map { CodeFilter($0, of: rows) }
    codes = rows.groupCodes
    width = rows.dimensions.count
  }

  func contains(_ group: Int) -> Bool {
    filters.allSatisfy { $0.passes(codes, from: group * width) }
  }
}

/// The values of a dimension that the groups of an answer have.
private struct UsedValues {
  /// In the order of their bytes.
  let values: TextList
  /// The place of the dimension among those of the file.
  private let place: Int
  /// The place among `values` of each value of the file; 0 for one that is not among them.
  private let codes: [UInt32]

  init(of dimension: Dimension, in rows: FileRows, _ passing: Passing) {
    place = rows.dimensions.firstIndex(of: dimension) ?? 0
    let all = place < rows.values.count ? rows.values[place] : []
    var isUsed = [Bool](repeating: false, count: all.count)
    for group in 0..<rows.groupCount where passing.contains(group) {
      isUsed[Int(rows.groupCodes[group * rows.dimensions.count + place])] = true
    }
    var next: UInt32 = 0
    codes = isUsed.map { isUsed in
      defer { if isUsed { next += 1 } }
      return isUsed ? next : 0
    }
    // A list of which nothing is left out is shared.
    values = next == all.count ? all : all.texts(at: all.indices.filter { isUsed[$0] })
  }

  /// The code of a group of the file, which passes.
  func code(of group: Int, _ rows: FileRows) -> UInt32 {
    codes[Int(rows.groupCodes[group * rows.dimensions.count + place])]
  }

  /// The code of each group of the file; -1 if it is filtered out.
  func targets(_ rows: FileRows, _ passing: Passing) -> [Int32] {
    (0..<rows.groupCount).map { passing.contains($0) ? Int32(code(of: $0, rows)) : -1 }
  }
}
