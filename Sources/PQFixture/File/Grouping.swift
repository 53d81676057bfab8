import PQModel

/// What the groups of a file are for one request: which of them pass its filters, and which become
/// one because they differ in dimensions that it does not ask for.
struct Grouping {
  /// The number of the answer's group for each group of the file; -1 if it is filtered out.
  let target: [Int32]
  /// How many groups the answer may have.
  var count: Int { groups.count }

  private let groups: TupleIndex
  private let dimensions: [Dimension]

  init(_ request: ExportRequest, of rows: FileRows) {
    let filters = request.filters.map { CodeFilter($0, of: rows) }
    let places = request.dimensions.map { rows.dimensions.firstIndex(of: $0) ?? 0 }
    let width = rows.dimensions.count
    var groups = TupleIndex(width: places.count)
    var target = [Int32](repeating: -1, count: rows.groupCount)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: places.count + 1) { tuple in
      guard let start = tuple.baseAddress else { return }
      for group in target.indices {
        let first = group * width
        guard filters.allSatisfy({ $0.passes(rows.groupCodes, from: first) }) else { continue }
        for (column, place) in places.enumerated() {
          (start + column).initialize(to: rows.groupCodes[first + place])
        }
        target[group] = Int32(groups.number(of: start))
      }
    }
    self.target = target
    self.groups = groups
    dimensions = request.dimensions
  }

  /// The column of a dimension, given the group of each row. Its dictionary has the values of the
  /// answer's groups only.
  func column(of dimension: Dimension, _ rowGroups: [UInt32], in rows: FileRows) -> Column {
    let place = dimensions.firstIndex(of: dimension) ?? 0
    let values = rows.dimensions.firstIndex(of: dimension).map { rows.values[$0] } ?? []
    var known: [UInt32: UInt32] = [:]
    var dictionary: [String] = []
    let codes = (0..<count).map { group in
      let old = groups.members[group * dimensions.count + place]
      if let code = known[old] { return code }
      let code = UInt32(dictionary.count)
      known[old] = code
      dictionary.append(values[Int(old)])
      return code
    }
    let column = TextColumn(codes: rowGroups.map { codes[Int($0)] }, dictionary: dictionary)
    return Column(dimension.rawValue, .label, .texts(column))
  }
}

/// A filter of a request, as codes of the file.
private struct CodeFilter {
  private let place: Int
  private let passing: [Bool]

  init(_ filter: ExportRequest.Filter, of rows: FileRows) {
    // Compared by bytes: texts that only look alike are two values.
    let wanted = Set(filter.values.map { Array($0.utf8) })
    place = rows.dimensions.firstIndex(of: filter.dimension) ?? 0
    let values = place < rows.values.count ? rows.values[place] : []
    passing = values.map { wanted.contains(Array($0.utf8)) }
  }

  /// Whether the group whose codes begin at a place passes.
  func passes(_ codes: [UInt32], from first: Int) -> Bool { passing[Int(codes[first + place])] }
}
