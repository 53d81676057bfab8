import PQModel
import PQPlan

/// The answer to one request. It is held until all earlier answers were added up. An answer of one piece
/// is held as a table, and an answer of several pieces as sums.
struct AnswerBuffer: AnswerSink {
  /// The content of an answer: its table, or the sums of its pieces.
  enum Content {
    case table(DataTable)
    case aggregated(Aggregation)
  }

  let fetch: FetchRequest
  /// The number of rows that have arrived.
  private(set) var rows = 0
  /// The size of the arrived values in memory, in bytes.
  private(set) var bytes = 0
  private let plan: Plan
  private let isBefore: Bool
  private let backend: String
  /// The early end of the answer, or `nil` if the backend reported none.
  private(set) var cutoff: AnswerCutoff?
  private(set) var origin = AnswerOrigin.fetched
  /// The first piece; `nil` before it arrives and after a second piece has arrived.
  private var table: DataTable?
  /// The sums of all pieces; `nil` while there are fewer than two pieces.
  private var aggregation: Aggregation?
  private var failure: (any Error)?

  /// - Parameters:
  ///   - isBefore: True if the fetch belongs to the comparison range.
  ///   - backend: The name of the backend, for messages.
  init(_ fetch: FetchRequest, of plan: Plan, isBefore: Bool, from backend: String) {
    self.fetch = fetch
    self.plan = plan
    self.isBefore = isBefore
    self.backend = backend
  }

  mutating func take(_ piece: DataTable) {
    guard failure == nil else { return }
    do {
      let piece = try piece.checked(for: fetch.request, from: backend)
      rows += piece.rowCount
      bytes += piece.byteCount
      add(piece)
    } catch {
      failure = error
    }
  }

  mutating func begin(_ head: AnswerHead) {
    cutoff = head.cutoff
    origin = head.origin
    (rows, bytes) = (0, 0)
    (table, aggregation, failure) = (nil, nil, nil)
  }

  /// Returns the answer. All pieces must have arrived.
  ///
  /// - Throws: A failure if a piece is invalid or if no piece has arrived.
  func answer() throws -> Content {
    if let failure { throw failure }
    if let aggregation { return .aggregated(aggregation) }
    if let table { return .table(table) }
    throw BackendFailure.noAnswer(of: backend)
  }

  /// The part of the request's range that is answered.
  var range: TimeRange {
    let request = fetch.request
    return cutoff?.part(of: request.range, request.interval) ?? request.range
  }

  private mutating func add(_ piece: DataTable) {
    let range = range
    if let first = table {
      table = nil
      aggregation = Aggregation(plan, slice: fetch)
      aggregation?.add(first, to: fetch, in: range, isBefore: isBefore)
    }
    if aggregation == nil {
      table = piece
    } else {
      aggregation?.add(piece, to: fetch, in: range, isBefore: isBefore)
    }
  }
}

extension DataTable {
  /// Returns the answer with only the columns that the request expects. Every answer is checked, because
  /// other people may write backends.
  ///
  /// - Throws: A failure if a column is missing, has another type or length, or has a negative number.
  func checked(for request: ExportRequest, from backend: String) throws(BackendFailure) -> DataTable
  {
    var columns: [Column] = []
    for expected in request.expectedColumns {
      guard let column = self[expected.name], column.fits(expected),
        column.count == columns.first?.count ?? column.count
      else {
        throw BackendFailure("\(backend) answered without a proper column \"\(expected.name)\"")
      }
      guard !column.isBelowZero else {
        throw BackendFailure(
          "\(backend) answered with a number below zero in the column \"\(expected.name)\"")
      }
      columns.append(column)
    }
    return DataTable(columns)
  }

  /// The size of the values in memory, in bytes.
  var byteCount: Int {
    columns.reduce(0) { sum, column in
      switch column.values {
      case .texts(let texts):
        sum + 4 * texts.codes.count
          + texts.dictionary.indices.reduce(0) { $0 + texts.dictionary.byteCount(of: $1) }
      case .instants, .integers, .decimals:
        sum + (column.exact == nil ? 8 : 24) * column.count
      }
    }
  }
}

extension Column {
  /// True if the column has a negative number. Traffic is never negative.
  fileprivate var isBelowZero: Bool {
    switch (exact, values) {
    case (.integerSums(let sums), _): sums.signs.contains(-1)
    case (.averages(let sums), _): sums.signs.contains(-1)
    // The OR of all values is negative if one of the values is negative.
    case (nil, .integers(let values)): values.reduce(0, |) < 0
    case (nil, .decimals(let values)): values.contains { $0 < 0 }
    case (nil, .instants), (nil, .texts): false
    }
  }
}

/// A column that an answer must have.
private enum ExpectedColumn {
  case timestamp
  case dimension(ExportDimension)
  case metric(Metric)

  var name: String {
    switch self {
    case .timestamp: "timestamp"
    case .dimension(let dimension): dimension.rawValue
    case .metric(let metric): metric.rawValue
    }
  }
}

extension ExportRequest {
  fileprivate var expectedColumns: [ExpectedColumn] {
    [.timestamp] + dimensions.map { .dimension($0) } + metrics.map { .metric($0) }
  }
}

extension Column {
  /// Returns true if the values have the expected type and no value is NULL or infinite.
  fileprivate func fits(_ expected: ExpectedColumn) -> Bool {
    guard nulls?.contains(true) != true, exact?.count ?? count == count else { return false }
    return switch (expected, values) {
    case (.timestamp, .instants): true
    case (.dimension, .texts(let texts)):
      (texts.codes.max().map { Int($0) } ?? -1) < texts.dictionary.count
    case (.metric(let metric), _) where exact != nil:
      if case .integerSums = exact { metric.isWhole } else { !metric.isWhole }
    case (.metric(let metric), .integers): metric.isWhole
    case (.metric(let metric), .decimals(let values)):
      !metric.isWhole && values.allSatisfy { $0.isFinite }
    default: false
    }
  }
}
