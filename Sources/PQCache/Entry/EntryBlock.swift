import PQModel

/// The format of a block of rows in the file of an entry. Each block can be read alone.
///
/// A block begins with its length in bytes and its number of rows, four bytes each. The columns
/// follow. The first column has the index of each row's bucket, four bytes per row. Each dimension
/// has a dictionary and four bytes per row. Each metric has eight bytes per row.
struct EntryBlock {
  /// The maximum number of rows in a block. Such a block has a size of some hundred kilobytes.
  static let maxRows = 1 << 13
  /// The size of the length and the number of rows, in bytes.
  static let prefixSize = 8

  let range: TimeRange
  let interval: Interval

  /// Replaces the bytes of a writer by a block of rows.
  ///
  /// - Returns: false if the start of a row is not the start of a bucket, or if the block is too large.
  func write(_ answer: AnswerColumns, _ rows: RowRuns, to writer: inout ByteWriter) -> Bool {
    writer.removeAll()
    writer.add(UInt32(0))
    writer.add(UInt32(rows.count))
    guard let buckets = buckets(answer.starts, rows) else { return false }
    writer.add(buckets)
    for column in answer.labels { writer.add(column, rows) }
    for column in answer.values { writer.add(column, rows) }
    guard let size = UInt32(exactly: writer.bytes.count) else { return false }
    writer.replace(at: 0, by: size)
    return true
  }

  /// Returns the rows of a block with some of its metrics; `nil` if the block is damaged.
  func answer(
    in bytes: UnsafeRawBufferPointer, _ layout: ColumnLayout, wanted: [Metric]
  ) -> AnswerColumns? {
    var reader = ByteReader(bytes)
    guard reader.number(UInt32.self) == UInt32(exactly: bytes.count),
      let rowCount = reader.number(UInt32.self).map({ Int($0) }),
      let starts = starts(&reader, rowCount)
    else { return nil }
    var answer = AnswerColumns(empty: ColumnLayout(dimensions: layout.dimensions, metrics: wanted))
    answer.starts = starts
    for place in layout.dimensions.indices {
      guard let column = reader.textColumn(rowCount) else { return nil }
      answer.labels[place] = column
    }
    for metric in layout.metrics {
      guard let place = wanted.firstIndex(of: metric) else {
        guard reader.skip(rowCount, of: 8) else { return nil }
        continue
      }
      guard let column = reader.metricColumn(metric, rowCount) else { return nil }
      answer.values[place] = column
    }
    return reader.isAtEnd ? answer : nil
  }

  private func buckets(_ starts: [Int64], _ rows: RowRuns) -> [UInt32]? {
    let (from, length) = (range.from.milliseconds, interval.length.milliseconds)
    var buckets: [UInt32] = []
    buckets.reserveCapacity(rows.count)
    // Adjacent rows usually have the same bucket, so its index is used again. Divisions are slow.
    var (last, bucket) = (from, UInt32(0))
    for run in rows.runs {
      for start in starts[run] {
        if start != last {
          let (quotient, rest) = (start - from).quotientAndRemainder(dividingBy: length)
          guard rest == 0, let number = UInt32(exactly: quotient) else { return nil }
          (last, bucket) = (start, number)
        }
        buckets.append(bucket)
      }
    }
    return buckets
  }

  private func starts(_ reader: inout ByteReader, _ rowCount: Int) -> [Int64]? {
    let (from, length) = (range.from.milliseconds, interval.length.milliseconds)
    let count = UInt64(range.length.milliseconds / length)
    guard let buckets = reader.numbers(UInt32.self, count: rowCount),
      buckets.allSatisfy({ $0 < count })
    else { return nil }
    return buckets.map { from + Int64($0) * length }
  }
}

extension ByteWriter {
  /// Adds the texts that some rows of a column use, and the codes of the rows. The codes are indices
  /// into these texts.
  fileprivate mutating func add(_ column: TextColumn, _ rows: RowRuns) {
    var used = UsedCodes(of: column)
    var codes: [UInt32] = []
    codes.reserveCapacity(rows.count)
    for run in rows.runs { for code in column.codes[run] { codes.append(used.code(of: code)) } }
    add(UInt32(used.values.count))
    for value in used.values {
      let text = column.dictionary[Int(value)]
      add(UInt32(text.utf8.count))
      add(text)
    }
    add(codes)
  }

  fileprivate mutating func add(_ column: MetricColumn, _ rows: RowRuns) {
    for run in rows.runs {
      switch column {
      case .integers(let values): add(values[run])
      case .decimals(let values): add(values[run])
      }
    }
  }
}

/// The values of a dictionary that some rows use. They are numbered in the order of their first use.
private struct UsedCodes {
  /// If the column has at most this number of values, `numbers` is used; otherwise `known`.
  private static let small = 1 << 15

  /// The codes of the used values in the column's dictionary.
  private(set) var values: [UInt32] = []
  private var numbers: [UInt32]
  private var known: [UInt32: UInt32] = [:]

  init(of column: TextColumn) {
    let count = column.dictionary.count
    numbers = Array(repeating: .max, count: count > Self.small ? 0 : count)
  }

  mutating func code(of value: UInt32) -> UInt32 {
    let number = numbers.isEmpty ? known[value] : numbers[Int(value)]
    if let number, number != .max { return number }
    let new = UInt32(values.count)
    values.append(value)
    if numbers.isEmpty { known[value] = new } else { numbers[Int(value)] = new }
    return new
  }
}

extension ByteReader {
  fileprivate mutating func textColumn(_ rowCount: Int) -> TextColumn? {
    guard let count = number(UInt32.self) else { return nil }
    var dictionary = TextList()
    for _ in 0..<count {
      guard let size = number(UInt32.self), let value = text(byteCount: Int(size)) else {
        return nil
      }
      dictionary.append(value)
    }
    guard let codes = numbers(UInt32.self, count: rowCount), codes.allSatisfy({ $0 < count }) else {
      return nil
    }
    return TextColumn(codes: codes, dictionary: dictionary)
  }

  fileprivate mutating func metricColumn(_ metric: Metric, _ rowCount: Int) -> MetricColumn? {
    guard metric.isWhole else {
      let values = numbers(Double.self, count: rowCount)
      return values.flatMap { $0.allSatisfy(\.isFinite) ? .decimals($0) : nil }
    }
    return numbers(Int64.self, count: rowCount).map { .integers($0) }
  }
}
