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
  /// The values of each dimension, one a group.
  private let columns: [TextColumn]

  init(_ request: ExportRequest, of rows: FileRows) {
    dimensions = request.dimensions
    let places = dimensions.map { rows.dimensions.firstIndex(of: $0) ?? 0 }
    let (target, groups) = Self.merged(rows, request, places)
    let columns = places.enumerated().map { column, place in
      Self.column(column, of: groups, place < rows.values.count ? rows.values[place] : [])
    }
    var order = Array(0..<UInt32(groups.count))
    for column in columns.reversed() { order = CountingOrder.sorted(order, by: column.codes) }
    var numbers = [Int32](repeating: 0, count: groups.count)
    for (number, group) in order.enumerated() { numbers[Int(group)] = Int32(number) }
    self.target = target.map { $0 < 0 ? -1 : numbers[Int($0)] }
    self.columns = columns.map { $0.rows(order) }
    count = groups.count
  }

  /// The column of a dimension, given the group of each row.
  func column(of dimension: Dimension, _ groups: [UInt32]) -> Column {
    let place = dimensions.firstIndex(of: dimension) ?? 0
    return Column(dimension.rawValue, .label, .texts(columns[place].rows(groups)))
  }
}

extension Grouping {
  /// The groups of the answer as codes of the file, in the order of their appearance, and the
  /// number among them of each group of the file.
  private static func merged(_ rows: FileRows, _ request: ExportRequest, _ places: [Int])
    -> (target: [Int32], groups: TupleIndex)
  {
    let filters = request.filters.map { CodeFilter($0, of: rows) }
    let width = rows.dimensions.count
    let passes = { group in filters.allSatisfy { $0.passes(rows.groupCodes, from: group * width) } }
    var groups = TupleIndex(width: places.count)
    var target = [Int32](repeating: -1, count: rows.groupCount)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: places.count + 1) { tuple in
      guard let start = tuple.baseAddress else { return }
      for group in target.indices where passes(group) {
        for (column, place) in places.enumerated() {
          (start + column).initialize(to: rows.groupCodes[group * width + place])
        }
        target[group] = Int32(groups.number(of: start))
      }
    }
    return (target, groups)
  }

  /// The values of one dimension, one a group. The dictionary has those values only, in the order
  /// of their bytes.
  private static func column(_ place: Int, of groups: TupleIndex, _ values: TextList)
    -> TextColumn
  {
    let codes = (0..<groups.count).map { groups.members[$0 * groups.width + place] }
    var isUsed = [Bool](repeating: false, count: values.count)
    for code in codes { isUsed[Int(code)] = true }
    let used = (0..<UInt32(values.count)).filter { isUsed[Int($0)] }
    let usedValues = values.texts(at: used.lazy.map { Int($0) })
    let order = TextOrder.order(of: usedValues)
    var ranks = [UInt32](repeating: 0, count: values.count)
    for (rank, place) in order.enumerated() { ranks[Int(used[Int(place)])] = UInt32(rank) }
    return TextColumn(
      codes: codes.map { ranks[Int($0)] },
      dictionary: usedValues.texts(at: order.lazy.map { Int($0) }))
  }
}

extension TextColumn {
  /// Some of the rows, in the order given.
  fileprivate func rows(_ rows: [UInt32]) -> TextColumn {
    TextColumn(codes: rows.map { codes[Int($0)] }, dictionary: dictionary)
  }
}
