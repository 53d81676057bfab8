import PQModel
import PQPlan

/// Makes the table of a result.
struct ResultTable {
  let plan: Plan
  let groups: GroupIndex
  let states: BucketStates

  /// Returns the table of some rows, in the given order.
  ///
  /// - Throws: A failure if a whole number in the table does not fit into 64 bits.
  func table(_ computed: ComputedRows, _ order: [UInt32]) throws(BackendFailure) -> DataTable {
    // Rows that are already in order are not copied.
    let isOrdered =
      order.count == computed.rows.count && order.indices.allSatisfy { order[$0] == UInt32($0) }
    let rows = isOrdered ? computed.rows : computed.rows.rows(order)
    var columns: [Column] = []
    if let zone = plan.rows.timeZone { columns.append(time(rows.buckets, zone)) }
    if plan.rows.marksBuckets || states.isPartial { columns.append(state(rows.buckets)) }
    for (place, dimension) in plan.grouping.enumerated() {
      columns.append(label(dimension, place, rows.groups))
    }
    for column in plan.rows.columns {
      let vector = computed.vectors[column.step]
      var shown = try column.shown(isOrdered ? vector : vector.rows(order))
      if case .change = plan.rows.computation.steps[column.step] { shown.isChange = true }
      columns.append(shown)
    }
    return DataTable(columns)
  }

  private func time(_ buckets: [UInt32], _ zone: ZoneRules) -> Column {
    Column(
      "timestamp", zone.isUTC ? .time : .localTime(zone),
      .instants(plan.current.buckets.starts(of: buckets)))
  }

  /// Returns the column with the state of each row's bucket.
  private func state(_ buckets: [UInt32]) -> Column {
    let codes = (0..<plan.current.buckets.count).map { UInt32(states.state($0).rawValue) }
    return Column(
      "state", .label,
      .texts(
        TextColumn(
          codes: buckets.map { codes[Int($0)] },
          dictionary: TextList(BucketState.allCases.map { "\($0)" }))))
  }

  private func label(_ dimension: ExportDimension, _ place: Int, _ rowGroups: [UInt32]) -> Column {
    Column(
      dimension.rawValue, .label,
      .texts(
        TextColumn(
          codes: groups.codes(ofDimension: place, rowGroups),
          dictionary: groups.values(ofDimension: place))))
  }
}

extension RowPlan.Column {
  /// Returns the column with its values.
  ///
  /// - Throws: A failure if a whole number does not fit into 64 bits.
  fileprivate func shown(_ vector: Vector) throws(BackendFailure) -> PQModel.Column {
    var column = PQModel.Column(name, .measure(unit), try values(vector), nulls: vector.nulls)
    column.numbers = numbers
    return column
  }

  /// Returns the values in the form that the kind of the column demands.
  private func values(_ vector: Vector) throws(BackendFailure) -> PQModel.Column.Values {
    switch (vector.numbers, numbers) {
    case (.whole(let values), .whole), (.whole(let values), .measured): .integers(values)
    case (.wide(let values), .whole), (.wide(let values), .measured):
      .integers(try narrow(values, vector.nulls))
    case (.decimal(let values), .whole):
      .integers(try narrow(values.map(Self.nearest), vector.nulls))
    case (.whole, .decimal), (.wide, .decimal): .decimals(vector.decimals)
    case (.decimal(let values), .decimal), (.decimal(let values), .measured):
      .decimals(values.withoutSignedZeros)
    }
  }

  /// Returns a value of `round` as a whole number, or a number that is too large for a column.
  private static func nearest(_ value: Double) -> Int128 {
    Int128(exactly: value.rounded(.toNearestOrAwayFromZero)) ?? (value < 0 ? .min : .max)
  }

  private func narrow(
    _ numbers: [Int128], _ nulls: [Bool]?
  ) throws(BackendFailure) -> [Int64] {
    let tooLarge = numbers.indices.filter {
      nulls?[$0] != true && Int64(exactly: numbers[$0]) == nil
    }
    if let first = tooLarge.first {
      throw .tooLarge(name, unit, numbers[first], rows: tooLarge.count)
    }
    return numbers.map { Int64(truncatingIfNeeded: $0) }
  }
}

extension [Double] {
  /// These numbers with 0 instead of -0, because -0 would confuse a reader.
  fileprivate var withoutSignedZeros: [Double] {
    contains { $0 == 0 && $0.sign == .minus } ? map { $0 == 0 ? 0 : $0 } : self
  }
}

/// The state of a bucket, as shown in the column `state`.
private enum BucketState: Int, CaseIterable {
  /// The bucket has ended, and all of it was fetched.
  case complete
  /// The bucket has not ended.
  case running
  /// Only a part of the bucket was fetched, or its comparison bucket is incomplete, or TOP picked the
  /// groups from a part of the range.
  case partial
  /// No part of the bucket was fetched.
  case missing
  /// No part of the bucket or no part of its comparison bucket was fetched, and FILL computed the values
  /// from other buckets.
  case filled
}

/// The states of the buckets of a result.
struct BucketStates {
  /// The coverage of the query range, or `nil` if all of it was fetched.
  var coverage: Coverage?
  /// The coverage of the comparison range, or `nil` if all of it was fetched.
  var coverageBefore: Coverage?
  /// The filled buckets of the query range, or `nil` if there are none.
  var filled: FilledBuckets?
  /// The filled buckets of the comparison range, or `nil` if there are none.
  var filledBefore: FilledBuckets?
  /// True if TOP picked the groups from a part of the range.
  var isUndecided = false
  /// The number of the first bucket that has not ended, or `nil` if all buckets have ended.
  var firstRunning: Int?

  /// True if the state of a bucket may be other than complete or running.
  var isPartial: Bool { coverage != nil || coverageBefore != nil }

  fileprivate func state(_ bucket: Int) -> BucketState {
    let part = coverage?.part(bucket) ?? .all
    if filled?.contains(bucket) == true { return .filled }
    if part == .nothing { return .missing }
    if filledBefore?.contains(bucket) == true { return .filled }
    if isUndecided || part == .some || (coverageBefore?.missing(bucket) ?? 0) > 0 {
      return .partial
    }
    return firstRunning.map { bucket >= $0 } == true ? .running : .complete
  }
}
