import PQModel

/// Checks of single rows. Each check first looks at all rows together, and looks for the row only if one
/// is wrong. The table must have the expected columns.
extension DataTable {
  /// Returns the first rule that a row violates, with the row; `nil` if all rows are right.
  ///
  /// - Parameter timesAreValid: True if the times are known to be valid.
  func rowFault(_ request: ExportRequest, timesAreValid: Bool) -> RowFault? {
    (timesAreValid ? nil : timeFault(request)) ?? filterFault(request) ?? numberFault(request)
  }

  private func timeFault(_ request: ExportRequest) -> RowFault? {
    let (range, length) = (request.range, request.interval.length.milliseconds)
    let (from, to) = (range.from.milliseconds, range.to.milliseconds)
    let starts = starts
    let wrong = starts.withUnsafeBufferPointer { starts -> Int? in
      // Most rows have the start of the row before, or the next one.
      var start = from
      for row in starts.indices where starts[row] != start {
        let next = starts[row]
        guard from <= next, next < to, next == start &+ length || next % length == 0 else {
          return row
        }
        start = next
      }
      return nil
    }
    return wrong.map { row in
      range.contains(Instant(milliseconds: starts[row]))
        ? RowFault(row, "no bucket of \(request.interval.rawValue) starts at this time")
        : RowFault(row, "the time is outside the range of the request, \(range)")
    }
  }

  /// Checks the filters on dimensions that have a column. Each text is checked once.
  private func filterFault(_ request: ExportRequest) -> RowFault? {
    for filter in request.filters {
      guard let place = request.dimensions.firstIndex(of: filter.dimension) else { continue }
      let texts = texts(place)
      let passes = texts.dictionary.areAmong(filter.values)
      guard passes.contains(false), let row = texts.codes.firstIndex(where: { !passes[Int($0)] })
      else { continue }
      return RowFault(row, "the filter on \(filter.dimension.rawValue) excludes this value")
    }
    return nil
  }

  private func numberFault(_ request: ExportRequest) -> RowFault? {
    for column in columns.suffix(request.metrics.count) {
      if let row = column.firstInvalidNumber {
        return RowFault(row, "\"\(column.name)\" is \(column.number(row)); \(column.rule(row))")
      }
    }
    return nil
  }
}

extension Column {
  /// The first row with a number that is negative or not finite. Traffic is never negative.
  fileprivate var firstInvalidNumber: Int? {
    switch (exact, values) {
    case (.integerSums(let sums), _): sums.signs.firstIndex(of: -1)
    case (.averages(let sums), _): sums.signs.firstIndex(of: -1)
    // The OR of all values is negative if one of the values is negative.
    case (nil, .integers(let values)):
      values.reduce(0, |) < 0 ? values.firstIndex { $0 < 0 } : nil
    case (nil, .decimals(let values)): values.firstIndex { !($0 >= 0 && $0 < .infinity) }
    case (nil, .instants), (nil, .texts): nil
    }
  }

  fileprivate func number(_ row: Int) -> String {
    switch (exact, values) {
    case (.integerSums(let sums), _): "\(sums[row])"
    case (_, .integers(let values)): "\(values[row])"
    case (_, .decimals(let values)): "\(values[row])"
    case (_, .instants), (_, .texts): ""
    }
  }

  /// The rule that a wrong number violates.
  fileprivate func rule(_ row: Int) -> String {
    if case .decimals(let values) = values, exact == nil, !values[row].isFinite {
      return "a number must be finite"
    }
    return "traffic is never negative"
  }
}
