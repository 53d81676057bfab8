import PQModel

/// A map from the groups of a file to the groups of one answer. It drops groups that do not pass the
/// filters of the request. It merges groups that differ only in dimensions that the request does not
/// have.
///
/// The groups of an answer are sorted by the bytes of their values, because most queries sort their rows
/// in this way.
struct GroupMap {
  /// For each group of the file, the number of its group in the answer, or -1 if the group does not pass
  /// the filters.
  let target: [Int32]
  /// The number of groups of the answer. A group may have no rows in the range of the request.
  let count: Int

  private let dimensions: [ExportDimension]
  /// The values of each dimension that occur in the answer, sorted by their bytes.
  private let values: [TextList]
  /// For each dimension, the code of each group's value. The array is empty if there is only one
  /// dimension, because the number of a group is then the code of its value.
  private let codes: [[UInt32]]

  init(_ request: ExportRequest, of rows: FileRows) {
    dimensions = request.dimensions
    let passing = ListFilter(request, rows)
    let columns = dimensions.map { UsedValues(of: $0, in: rows, passing) }
    values = columns.map(\.values)
    if columns.count == 1 {
      (target, count, codes) = (columns[0].targets(rows, passing), columns[0].values.count, [])
    } else {
      (target, codes) = Self.merged(rows, passing, columns)
      count = Int(target.max() ?? -1) + 1
    }
  }

  /// Returns the column of a dimension. `groups` has the group of each row.
  func column(of dimension: ExportDimension, _ groups: [UInt32]) -> Column {
    let place = dimensions.firstIndex(of: dimension) ?? 0
    let codes = codes.isEmpty ? groups : groups.map { self.codes[place][Int($0)] }
    return Column(
      dimension.rawValue, .label, .texts(TextColumn(codes: codes, dictionary: values[place])))
  }
}

extension GroupMap {
  /// Returns the values of `target` and `codes` for an answer with no dimension or several dimensions.
  private static func merged(_ rows: FileRows, _ passing: ListFilter, _ columns: [UsedValues])
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
private struct ListFilter {
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

/// The values of a dimension that occur in the groups of an answer.
private struct UsedValues {
  /// The values, sorted by their bytes.
  let values: TextList
  /// The index of the dimension in the file's dimensions.
  private let place: Int
  /// For each value of the file, its index in `values`; 0 for a value that does not occur in the answer.
  private let codes: [UInt32]

  init(of dimension: ExportDimension, in rows: FileRows, _ passing: ListFilter) {
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
    // If all values occur, the file's list is shared and not copied.
    values = next == all.count ? all : all.texts(at: all.indices.filter { isUsed[$0] })
  }

  /// Returns the code of a file group's value. The group must pass the filters.
  func code(of group: Int, _ rows: FileRows) -> UInt32 {
    codes[Int(rows.groupCodes[group * rows.dimensions.count + place])]
  }

  /// Returns, for each group of the file, the code of its value, or -1 if the group does not pass the
  /// filters.
  func targets(_ rows: FileRows, _ passing: ListFilter) -> [Int32] {
    (0..<rows.groupCount).map { passing.contains($0) ? Int32(code(of: $0, rows)) : -1 }
  }
}

/// A filter of a request, translated to the value codes of the file.
private struct CodeFilter {
  private let place: Int
  private let passing: [Bool]

  init(_ filter: ExportRequest.Filter, of rows: FileRows) {
    place = rows.dimensions.firstIndex(of: filter.dimension) ?? 0
    passing = place < rows.values.count ? rows.values[place].areAmong(filter.values) : []
  }

  /// Returns true if a group passes the filter. The codes of the group begin at index `first`.
  func passes(_ codes: [UInt32], from first: Int) -> Bool { passing[Int(codes[first + place])] }
}
