import PQModel
import PQWire

/// Collects the rows of an answer, in columns, and sees whether they can be what was asked for.
struct AnswerCollector {
  /// What is wrong with the rows so far. Nothing more is collected then.
  private(set) var finding: AnswerFinding?

  private let request: ExportRequest
  private let times = GrowingColumn<Int64>()
  private let codes: [GrowingColumn<UInt32>]
  private var wholes: [Metric: GrowingColumn<Int64>] = [:]
  private let sessions = GrowingColumn<Double>()
  private var watch: RepetitionWatch
  /// The numbers of the rows that were left out, ascending.
  private var leftOut: [Int] = []
  private var fields = FieldSet()
  /// How many rows were handed on.
  private var handedOn = 0

  init(_ request: ExportRequest) {
    self.request = request
    codes = request.dimensions.map { _ in GrowingColumn() }
    watch = RepetitionWatch(request)
    for metric in request.metrics where metric.isWhole { wholes[metric] = GrowingColumn() }
  }

  /// How many rows are held.
  var count: Int { times.count }

  /// Takes the rows of a batch.
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

  /// A server whose ranges include their ends sends one bucket more, which is nothing to complain
  /// of; any other row from outside is.
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
        sessions.append(batch.sessions[rows])
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
  /// The rows that are held, as a table. None are held afterwards.
  ///
  /// - Parameter values: the values of the request's dimensions, by code.
  mutating func table(_ values: [TextList]) throws(AnswerFinding) -> Table {
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
        metric.isWhole ? .integers(wholes[metric]?.take() ?? []) : .decimals(sessions.take())
      columns.append(Column(metric.rawValue, .measure(metric.unit), values))
    }
    return Table(columns)
  }

  /// Looks at each value once, and at the rows only if one of them is wrong.
  private func checkFilters(
    _ codes: [[UInt32]], _ values: [TextList]
  ) throws(AnswerFinding) {
    for filter in request.filters {
      guard let place = request.dimensions.firstIndex(of: filter.dimension) else { continue }
      let isRight = values[place].areAmong(filter.values)
      guard isRight.contains(false),
        let row = codes[place].firstIndex(where: { !isRight[Int($0)] })
      else { continue }
      throw .isOutsideFilter(row: number(of: row), place: place, code: codes[place][row])
    }
  }

  /// The number in the answer of a row that is held.
  private func number(of place: Int) -> Int {
    leftOut.reduce(handedOn + place + 1) { number, left in left <= number ? number + 1 : number }
  }
}

extension TextColumn {
  /// The same texts; if there are more in the dictionary than rows, without those that no row has.
  /// So the work for a piece grows with its rows, not with the pieces before it.
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
