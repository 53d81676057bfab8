import PQModel

/// How the rows of an entry stand in its file, column by column: the number of each row's bucket,
/// four bytes; of each dimension the dictionary and four bytes a row; of each metric eight a row.
struct EntryBody {
  let range: TimeRange
  let interval: Interval

  /// The bytes of an answer; nil if it has a row that does not begin where a bucket does.
  func bytes(of answer: Answer) -> [UInt8]? {
    guard let buckets = buckets(of: answer.starts) else { return nil }
    var writer = ByteWriter()
    writer.add(buckets)
    for column in answer.labels { writer.add(column) }
    for column in answer.values {
      switch column {
      case .integers(let values): writer.add(values)
      case .decimals(let values): writer.add(values)
      }
    }
    return writer.bytes
  }

  /// The rows that stand in bytes, with some of the metrics only; nil if the bytes are damaged.
  func answer(
    in bytes: UnsafeRawBufferPointer, _ layout: Layout, rowCount: Int, wanted: [Metric]
  ) -> Answer? {
    var reader = ByteReader(bytes)
    var answer = Answer(empty: Layout(dimensions: layout.dimensions, metrics: wanted))
    guard let starts = starts(&reader, rowCount) else { return nil }
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

  private func buckets(of starts: [Int64]) -> [UInt32]? {
    let (from, length) = (range.from.milliseconds, interval.length.milliseconds)
    var buckets: [UInt32] = []
    buckets.reserveCapacity(starts.count)
    for start in starts {
      let (bucket, rest) = (start - from).quotientAndRemainder(dividingBy: length)
      guard rest == 0, let bucket = UInt32(exactly: bucket) else { return nil }
      buckets.append(bucket)
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
  /// Adds a dictionary and the codes that refer to it.
  fileprivate mutating func add(_ column: TextColumn) {
    add(UInt32(column.dictionary.count))
    for value in column.dictionary {
      add(UInt32(value.utf8.count))
      add(value)
    }
    add(column.codes)
  }
}

extension ByteReader {
  fileprivate mutating func textColumn(_ rowCount: Int) -> TextColumn? {
    guard let count = number(UInt32.self) else { return nil }
    var dictionary: [String] = []
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
