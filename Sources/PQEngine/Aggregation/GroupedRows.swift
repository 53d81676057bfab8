import PQModel
import PQPlan

/// The rows of one answer that pass the range and the filter of a fetch, column by column.
struct GroupedRows {
  /// The start of each row's bucket, in milliseconds since the epoch.
  let starts: [Int64]
  /// The group of each row.
  let groups: [UInt32]
  /// The metrics of the answer.
  let metrics: [Metric]
  /// The values of each metric, in the order of `metrics`.
  let numbers: [MetricNumbers]
  /// The values are multiplied by this factor. A negative factor subtracts.
  let factor: Int
  /// The length of the answer's buckets.
  let interval: TimeSpan
}

extension GroupedRows {
  /// Creates a batch of the rows of an answer that lie in a range and pass the filter of the fetch.
  ///
  /// - Parameters:
  ///   - range: The range of the request or a part of it.
  ///   - index: The index that numbers the groups.
  init(
    _ answer: DataTable, to fetch: FetchRequest, in range: TimeRange, of plan: Plan,
    groups index: inout GroupIndex
  ) {
    let kept = Self.kept(answer, fetch, range)
    starts = kept.map { answer.starts.rows($0) } ?? answer.starts
    metrics = plan.metrics
    numbers = plan.metrics.map { MetricNumbers(answer[$0.rawValue]).rows(kept) }
    factor = fetch.factor
    interval = fetch.request.interval.length
    let labels = plan.grouping.map { RowLabels($0, answer, fetch.labels).rows(kept) }
    var found = AnswerGroups(labels, in: &index)
    groups = found.numbers(rowCount: starts.count, in: &index)
  }

  /// Returns the indices of the rows that pass, or `nil` if all rows pass. An answer has only rows in the
  /// range of its request (see `AnswerCheck`), so the times matter only if less than that counts.
  private static func kept(_ answer: DataTable, _ fetch: FetchRequest, _ range: TimeRange)
    -> [UInt32]?
  {
    let (from, to) = (range.from.milliseconds, range.to.milliseconds)
    let starts = answer.starts
    let isInside = { (row: UInt32) in from <= starts[Int(row)] && starts[Int(row)] < to }
    let rows = 0..<UInt32(starts.count)
    let isWhole = range == fetch.request.range
    guard let filter = fetch.filter else {
      return isWhole || rows.allSatisfy(isInside) ? nil : rows.filter(isInside)
    }
    let passes = RowMask.mask(filter, answer, fetch.labels)
    return rows.filter { passes[Int($0)] && (isWhole || isInside($0)) }
  }
}

/// The values of a metric, one for each row.
enum MetricNumbers {
  case integerSums(IntegerSums)
  case averages([Double])
  /// Averages, each multiplied by the minutes of its bucket.
  case sums(DecimalSums)

  /// Creates the values from a column of an answer. There are no values if the answer does not have the
  /// column.
  init(_ column: Column?) {
    switch (column?.exact, column?.values) {
    case (.integerSums(let sums), _): self = .integerSums(sums)
    case (.averages(let sums), _): self = .sums(sums)
    case (nil, .integers(let values)): self = .integerSums(IntegerSums(values))
    case (nil, .decimals(let values)): self = .averages(values)
    case (nil, .instants), (nil, .texts), (nil, nil): self = .averages([])
    }
  }

  /// Returns the values of some rows, or of all rows if `rows` is `nil`.
  func rows(_ rows: [UInt32]?) -> MetricNumbers {
    guard let rows else { return self }
    return switch self {
    case .integerSums(let numbers): .integerSums(numbers.cells(rows))
    case .averages(let numbers): .averages(numbers.rows(rows))
    case .sums(let numbers): .sums(numbers.cells(rows))
    }
  }
}

/// The values of an answer's rows in one dimension.
struct RowLabels {
  /// The distinct values, by their codes.
  let dictionary: TextList
  /// The code of each row, or `nil` if all rows have the first value.
  let codes: [UInt32]?

  /// Creates the labels of the rows of a text column.
  init(_ texts: TextColumn) {
    dictionary = texts.dictionary
    codes = texts.codes
  }

  /// Creates labels with one value for all rows.
  init(all value: String) {
    dictionary = [value]
    codes = nil
  }

  /// Creates the labels of a dimension. If a row label names the dimension, all rows have its value.
  /// Otherwise the values come from the column of the answer.
  init(_ dimension: ExportDimension, _ answer: DataTable, _ labels: [RowLabel]) {
    if let label = labels.first(where: { $0.dimension == dimension }) {
      self.init(all: label.value)
    } else if case .texts(let texts)? = answer[dimension.rawValue]?.values {
      self.init(texts)
    } else {
      self.init(all: "")
    }
  }

  /// Returns the labels of some rows, or of all rows if `rows` is `nil`.
  func rows(_ rows: [UInt32]?) -> RowLabels {
    guard let rows, let codes else { return self }
    return RowLabels(TextColumn(codes: codes.rows(rows), dictionary: dictionary))
  }
}

/// A filter on the rows of an answer. Each distinct value is tested once, even if many rows have it.
enum RowMask {
  static func mask(_ filter: RowFilter, _ answer: DataTable, _ labels: [RowLabel]) -> [Bool] {
    switch filter {
    case .test(let dimension, let test):
      let labels = RowLabels(dimension, answer, labels)
      let passing = test.passing(labels.dictionary)
      guard let codes = labels.codes else {
        return Array(repeating: passing[0], count: answer.rowCount)
      }
      return passing.withUnsafeBufferPointer { passing in
        Array(rows: codes.count) { passing[Int(codes[$0])] }
      }
    case .all(let parts):
      let masks = parts.map { mask($0, answer, labels) }
      return joined(masks, decisive: false, answer.rowCount)
    case .any(let parts):
      let masks = parts.map { mask($0, answer, labels) }
      return joined(masks, decisive: true, answer.rowCount)
    }
  }

  /// Returns the AND of masks if `decisive` is false, and the OR of masks if it is true.
  private static func joined(_ masks: [[Bool]], decisive: Bool, _ rowCount: Int) -> [Bool] {
    guard var result = masks.first else { return Array(repeating: !decisive, count: rowCount) }
    for mask in masks.dropFirst() {
      for row in 0..<rowCount where mask[row] == decisive { result[row] = decisive }
    }
    return result
  }
}
