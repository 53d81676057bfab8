import PQModel

/// The fast check of the times and groups of a table: it is enough for rows in order of time and, in each
/// bucket, of group. Most backends send their rows in this order.
///
/// A run is a number of rows in turn with the same start. Often, the next run has the same groups as the
/// run before. Then blocks of rows are compared at once.
struct OrderedRows {
  private let from, to, length: Int64
  private let starts: [Int64]
  /// The codes of each dimension.
  private let codes: [[UInt32]]

  /// Returns true if all rows are in buckets of the request and no two rows have the same bucket and
  /// group. If the result is false, the rows may be right, too.
  ///
  /// - Parameter table: A table with the expected columns.
  static func areValid(_ table: DataTable, _ request: ExportRequest) -> Bool {
    let texts = request.dimensions.indices.map { table.texts($0) }
    return texts.allSatisfy { $0.hasDistinctTexts }
      && OrderedRows(table, request, texts.map { $0.codes }).areValid
  }

  private init(_ table: DataTable, _ request: ExportRequest, _ codes: [[UInt32]]) {
    from = request.range.from.milliseconds
    to = request.range.to.milliseconds
    length = request.interval.length.milliseconds
    starts = table.starts
    self.codes = codes
  }

  private var areValid: Bool {
    starts.withUnsafeBufferPointer { starts in
      codes.isEmpty ? areAscending(starts) : haveValidRuns(starts)
    }
  }

  /// Returns true if each row is in a later bucket than the row before it.
  private func areAscending(_ starts: UnsafeBufferPointer<Int64>) -> Bool {
    var last = from &- length
    for start in starts {
      guard start == last &+ length || start > last && start % length == 0 else { return false }
      last = start
    }
    return starts.isEmpty || starts[0] >= from && last < to
  }

  private func haveValidRuns(_ starts: UnsafeBufferPointer<Int64>) -> Bool {
    var last = Int64.min
    var previous = 0..<0
    while previous.upperBound < starts.count {
      let run = run(after: previous, starts)
      let start = starts[run.lowerBound]
      guard start > last, from <= start, start < to, start % length == 0,
        hasSameGroups(run, previous) || hasAscendingGroups(run)
      else { return false }
      (last, previous) = (start, run)
    }
    return true
  }

  /// Returns the next run. At first, its length is assumed to be that of the run before.
  private func run(
    after previous: Range<Int>, _ starts: UnsafeBufferPointer<Int64>
  ) -> Range<Int> {
    let first = previous.upperBound
    let start = starts[first]
    var end = first + previous.count
    if end <= starts.count, end == starts.count || starts[end] != start, end > first {
      var difference: Int64 = 0
      for row in first..<end { difference |= starts[row] ^ start }
      if difference == 0 { return first..<end }
    }
    end = first + 1
    while end < starts.count, starts[end] == start { end += 1 }
    return first..<end
  }

  /// Returns true if two runs have the same groups in the same order.
  private func hasSameGroups(_ run: Range<Int>, _ other: Range<Int>) -> Bool {
    guard run.count == other.count else { return false }
    let distance = run.lowerBound - other.lowerBound
    return codes.allSatisfy { codes in
      codes.withUnsafeBufferPointer { codes in
        var difference: UInt32 = 0
        for row in other { difference |= codes[row] ^ codes[row &+ distance] }
        return difference == 0
      }
    }
  }

  /// Returns true if the groups of a run are in ascending order of their codes. The last dimension or the
  /// first one may change most often.
  private func hasAscendingGroups(_ run: Range<Int>) -> Bool {
    [codes, codes.reversed()].contains { codes in
      run.dropFirst().allSatisfy { row in
        let column = codes.first { $0[row] != $0[row - 1] }
        return column.map { $0[row] > $0[row - 1] } ?? false
      }
    }
  }
}

extension TextColumn {
  /// True if no text is twice in the dictionary.
  fileprivate var hasDistinctTexts: Bool {
    guard !dictionary.isAscending else { return true }
    var index = TextIndex()
    for place in dictionary.indices { _ = index.number(of: place, in: dictionary) }
    return index.texts.count == dictionary.count
  }
}
