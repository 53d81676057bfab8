import PQModel
import PQSystem
import PQWire

/// Collects the rows of an answer in columns, and checks them against the request.
struct AnswerCollector {
  /// The first error in the rows so far; `nil` if there is none. After an error, `take` ignores all
  /// rows.
  private(set) var finding: RowProblem?

  private let request: ExportRequest
  private let times = GrowingColumn<Int64>()
  private let codes: [GrowingColumn<UInt32>]
  private var wholes: [Metric: GrowingColumn<Int64>] = [:]
  private var averages: [Metric: GrowingColumn<Double>] = [:]
  /// The rows that were seen so far, to find repetitions.
  private var watch: RepetitionWatch
  /// The numbers of the rows that were left out, counted from 1 in the answer, ascending.
  private var leftOut: [Int] = []
  private var fields = FieldSet()
  /// The number of rows in the tables so far.
  private var handedOn = 0

  init(_ request: ExportRequest) {
    self.request = request
    codes = request.dimensions.map { _ in GrowingColumn() }
    watch = RepetitionWatch(request)
    for metric in request.metrics {
      if metric.isWhole {
        wholes[metric] = GrowingColumn()
      } else {
        averages[metric] = GrowingColumn()
      }
    }
  }

  /// The number of rows that are collected and not yet in a table.
  var count: Int { times.count }

  /// Adds the rows of a batch. Sets `finding` if a row is wrong.
  mutating func take(_ batch: borrowing RowBatch) {
    guard finding == nil, batch.count > 0 else { return }
    if batch.fields != fields {
      fields = batch.fields
      finding = request.finding(in: fields)
    }
    guard finding == nil else { return }
    if let row = watch.see(batch) {
      return finding = .isRepeated(
        row: batch.firstRow + row, batch.timestamps[row], codes: codes(of: row, in: batch))
    }
    let (from, to) = (request.range.from.milliseconds, request.range.to.milliseconds)
    let times = batch.timestamps
    if let earliest = times.min(), let latest = times.max(), from <= earliest, latest < to {
      append(batch, rows: 0..<batch.count)
    } else {
      appendThoseInside(batch)
    }
  }

  /// Adds the rows inside the range of the request.
  ///
  /// A server may include the end of a range, and then sends one bucket more. The rows of this bucket
  /// are left out without an error. Any other row outside the range is an error.
  private mutating func appendThoseInside(_ batch: borrowing RowBatch) {
    for row in 0..<batch.count {
      let time = batch.timestamps[row]
      if request.range.contains(Instant(milliseconds: time)) {
        append(batch, rows: row..<row + 1)
      } else if time == request.range.to.milliseconds {
        leftOut.append(batch.firstRow + row)
      } else {
        return finding = .isOutsideRange(row: batch.firstRow + row, time)
      }
    }
  }

  private mutating func append(_ batch: borrowing RowBatch, rows: Range<Int>) {
    times.append(batch.timestamps[rows])
    for (place, dimension) in request.dimensions.enumerated() {
      codes[place].append(batch.codes(of: dimension)[rows])
    }
    for metric in request.metrics {
      if metric.isWhole {
        wholes[metric]?.append(batch.values(of: metric)[rows])
      } else {
        averages[metric]?.append(batch.averages(of: metric)[rows])
      }
    }
  }

  private func codes(of row: Int, in batch: borrowing RowBatch) -> [UInt32] {
    var codes: [UInt32] = []
    for dimension in request.dimensions { codes.append(batch.codes(of: dimension)[row]) }
    return codes
  }
}

extension AnswerCollector {
  /// Returns the collected rows as a table, and removes them from the collector.
  ///
  /// - Parameter values: the values of each dimension of the request, by code.
  /// - Throws: `RowProblem.isOutsideFilter` if a row does not match the filters of the request.
  mutating func table(_ values: [TextList]) throws(RowProblem) -> DataTable {
    let times = times.take()
    defer { handedOn += times.count }
    var codes: [[UInt32]] = []
    for place in self.codes.indices { codes.append(self.codes[place].take()) }
    try checkFilters(codes, values)
    var columns = [Column("timestamp", .time, .instants(times))]
    for (place, dimension) in request.dimensions.enumerated() {
      let texts = TextColumn(codes: codes[place], dictionary: values[place])
      columns.append(Column(dimension.rawValue, .label, .texts(texts.withoutOthers)))
    }
    for metric in request.metrics {
      let values: Column.Values =
        metric.isWhole
        ? .integers(wholes[metric]?.take() ?? []) : .decimals(averages[metric]?.take() ?? [])
      columns.append(Column(metric.rawValue, .measure(metric.unit), values))
    }
    return DataTable(columns)
  }

  /// Checks each value once, and looks for a row only if a value is wrong.
  private func checkFilters(
    _ codes: [[UInt32]], _ values: [TextList]
  ) throws(RowProblem) {
    for filter in request.filters {
      guard let place = request.dimensions.firstIndex(of: filter.dimension) else { continue }
      let isRight = values[place].areAmong(filter.values)
      guard isRight.contains(false),
        let row = codes[place].firstIndex(where: { !isRight[Int($0)] })
      else { continue }
      throw .isOutsideFilter(row: number(of: row), place: place, code: codes[place][row])
    }
  }

  /// Returns the number of a collected row in the answer, counted from 1.
  private func number(of place: Int) -> Int {
    leftOut.reduce(handedOn + place + 1) { number, left in left <= number ? number + 1 : number }
  }
}

extension TextColumn {
  /// This column with a small dictionary. If the dictionary has more texts than there are rows, the
  /// result has only the texts that a row uses. So the size of a piece does not grow with the
  /// pieces before it.
  fileprivate var withoutOthers: TextColumn {
    guard dictionary.count > codes.count else { return self }
    var used = TupleIndex(width: 1)
    let codes = codes.map { code in
      withUnsafePointer(to: code) { UInt32(used.number(of: $0)) }
    }
    let places = (0..<used.count).lazy.map { Int(used.member(0, of: $0)) }
    return TextColumn(codes: codes, dictionary: dictionary.texts(at: places))
  }
}

/// A column whose final size is unknown while an answer arrives.
///
/// A Swift array copies its elements when it grows. During the copy, it needs up to three times its
/// size. `realloc` moves a large block by remapping its pages. Pages behind the last value take no
/// memory.
private final class GrowingColumn<Element: BitwiseCopyable> {
  /// The number of values.
  private(set) var count = 0
  private var capacity = 0
  private var memory: UnsafeMutableRawPointer?

  deinit { free(memory) }

  /// Adds values at the end.
  func append(_ values: Slice<UnsafeBufferPointer<Element>>) {
    reserve(values.count)
    guard let start = memory?.assumingMemoryBound(to: Element.self) else { return }
    let room = UnsafeMutableBufferPointer(start: start + count, count: values.count)
    count += room.initialize(fromContentsOf: values)
  }

  /// Returns all values as an array, and empties the column.
  func take() -> [Element] {
    defer {
      free(memory)
      (memory, count, capacity) = (nil, 0, 0)
    }
    let start = memory?.assumingMemoryBound(to: Element.self)
    return Array(UnsafeBufferPointer(start: start, count: count))
  }

  private func reserve(_ added: Int) {
    guard count + added > capacity else { return }
    capacity = max(count + added, capacity * 2, 1 << 14)
    memory = realloc(memory, capacity * MemoryLayout<Element>.stride)
    precondition(memory != nil, "memory is short")
  }
}
