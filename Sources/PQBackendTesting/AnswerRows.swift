import PQModel

/// The rows of an answer by bucket and group, so that answers can be compared and added up in any order
/// of their rows.
struct AnswerRows: Equatable {
  struct Key: Hashable {
    let bucket: Int64
    /// The values of the dimensions as bytes, because texts that only look alike are different values.
    let labels: [[UInt8]]
  }

  struct Row: Equatable {
    var whole: [Metric: Int64] = [:]
    /// The average of sessions multiplied by the length of the bucket in milliseconds. Unlike averages,
    /// these numbers add up over time.
    var sessionTime = 0.0

    static func + (left: Row, right: Row) -> Row {
      Row(
        whole: left.whole.merging(right.whole, uniquingKeysWith: +),
        sessionTime: left.sessionTime + right.sessionTime)
    }

    var isTraffic: Bool { sessionTime != 0 || whole.values.contains { $0 != 0 } }

    /// Compares whole numbers exactly, and averages with a tolerance for rounding.
    static func == (left: Row, right: Row) -> Bool {
      let tolerance = 1e-9 * max(abs(left.sessionTime), abs(right.sessionTime))
      return left.whole == right.whole && abs(left.sessionTime - right.sessionTime) <= tolerance
    }
  }

  var rows: [Key: Row] = [:]

  init(_ table: DataTable, to request: ExportRequest) {
    let length = Double(request.interval.length.milliseconds)
    let starts = table.bucketStarts
    let labels = request.dimensions.map { table.labels(of: $0) }
    for row in starts.indices {
      let key = Key(bucket: starts[row], labels: labels.map { Array($0[row].utf8) })
      rows[key] = table.row(row, request, length)
    }
  }

  /// The rows of an answer, for the answers to be compared with it.
  typealias Rows = [Key: Row]

  /// Returns a sentence about the first row that differs; `nil` if the rows are the same.
  ///
  /// - Parameters:
  ///   - found: the rows of the answer that is checked.
  ///   - expected: the rows that it must have.
  static func difference(_ found: Rows, _ expected: Rows) -> String? {
    let keys = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }
    guard let key = keys.min() else { return nil }
    let texts = [found[key], expected[key]].map { $0.map { "\($0)" } ?? "no row" }
    return "the row \(key) has \(texts[0]), and must have \(texts[1])"
  }

  /// Returns the rows with changed keys. Rows whose keys become equal are added up.
  func regrouped(_ change: (Key) -> Key) -> [Key: Row] {
    rows.reduce(into: [:]) { sums, row in
      let key = change(row.key)
      sums[key] = sums[key].map { $0 + row.value } ?? row.value
    }
  }

  /// Returns the values of a dimension, each once, given the dimension's index in the request.
  func values(at place: Int) -> [String] {
    Set(rows.keys.map { $0.labels[place] })
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

extension AnswerRows.Key: CustomStringConvertible, Comparable {
  var description: String {
    let texts = labels.map { JSONText.quoted(String(decoding: $0, as: UTF8.self)) }
    return ([Instant(milliseconds: bucket).description] + texts).joined(separator: " ")
  }

  static func < (left: Self, right: Self) -> Bool {
    guard left.bucket == right.bucket else { return left.bucket < right.bucket }
    guard left.labels != right.labels else { return false }
    return left.labels.lexicographicallyPrecedes(right.labels) {
      $0.lexicographicallyPrecedes($1)
    }
  }
}

extension AnswerRows.Row: CustomStringConvertible {
  var description: String {
    let whole = whole.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.rawValue) \($0.value)" }
    let sessions = sessionTime == 0 ? [] : ["\(sessionTime) sessions x milliseconds"]
    return (whole + sessions).joined(separator: ", ")
  }
}

extension DataTable {
  /// The starts of the buckets, in milliseconds since the epoch.
  fileprivate var bucketStarts: [Int64] {
    guard case .instants(let starts)? = self["timestamp"]?.values else { return [] }
    return starts
  }

  fileprivate func labels(of dimension: ExportDimension) -> [String] {
    guard case .texts(let texts)? = self[dimension.rawValue]?.values else {
      return Array(repeating: "", count: rowCount)
    }
    return texts.codes.indices.map { texts[$0] }
  }

  fileprivate func row(
    _ row: Int, _ request: ExportRequest, _ length: Double
  ) -> AnswerRows.Row {
    var result = AnswerRows.Row()
    for metric in request.metrics {
      switch self[metric.rawValue]?.values {
      case .integers(let values): result.whole[metric] = values[row]
      case .decimals(let values): result.sessionTime = values[row] * length
      default: break
      }
    }
    return result
  }
}
