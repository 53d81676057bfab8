import PQModel
import PQPlan

extension RowPipeline {
  /// The table of some rows, in the order given.
  func table(_ computed: ComputedRows, _ order: [Int]) -> Table {
    var columns: [Column] = []
    if let zone = plan.rows.timeZone { columns.append(time(computed.rows, order, zone)) }
    if let running = plan.rows.runningBucket {
      columns.append(state(computed.rows, order, running))
    }
    for (place, dimension) in plan.grouping.enumerated() {
      columns.append(label(dimension, place, computed.rows, order))
    }
    for column in plan.rows.columns {
      columns.append(number(column, computed, order))
    }
    var table = Table(columns)
    table.captions = plan.rows.captions
    return table
  }

  private func time(_ rows: RowSet, _ order: [Int], _ zone: ZoneRules) -> Column {
    let buckets = plan.current.buckets
    let starts = order.map { buckets[Int(rows.buckets[$0])].from.milliseconds }
    return Column("timestamp", zone.isUTC ? .time : .localTime(zone), .instants(starts))
  }

  /// Whether each bucket is over.
  private func state(_ rows: RowSet, _ order: [Int], _ running: RunningBucket) -> Column {
    let codes = order.map { row in
      running.index.map { Int(rows.buckets[row]) >= $0 ? UInt32(1) : 0 } ?? 0
    }
    return Column(
      "state", .label, .texts(TextColumn(codes: codes, dictionary: ["complete", "running"])))
  }

  private func label(
    _ dimension: Dimension, _ place: Int, _ rows: RowSet, _ order: [Int]
  ) -> Column {
    let codes = order.map { gathering.groups.code(ofGroup: Int(rows.groups[$0]), dimension: place) }
    return Column(
      dimension.rawValue, .label,
      .texts(TextColumn(codes: codes, dictionary: gathering.groups.values[place])))
  }

  private func number(
    _ column: RowPlan.Column, _ computed: ComputedRows, _ order: [Int]
  ) -> Column {
    let vector = computed.vectors[column.step].rows(order)
    let values: Column.Values =
      switch vector.numbers {
      case .whole(let values): .integers(values)
      case .decimal(let values): .decimals(values)
      }
    return Column(column.name, .measure(column.unit), values, nulls: vector.nulls)
  }
}
