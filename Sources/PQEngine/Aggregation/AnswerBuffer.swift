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
  private var check: AnswerCheck
  /// The early end of the answer, or `nil` if the backend reported none.
  private(set) var cutoff: AnswerCutoff?
  private(set) var origin = AnswerOrigin.fetched
  /// The first piece; `nil` before it arrives and after a second piece has arrived.
  private var table: DataTable?
  /// The sums of all pieces; `nil` while there are fewer than two pieces.
  private var aggregation: Aggregation?
  private var failure: BackendFailure?
  /// The values in the rows that have arrived.
  private(set) var watched: WatchedValues
  private let unseen: WatchedValues

  /// - Parameters:
  ///   - isBefore: True if the fetch belongs to the comparison range.
  ///   - backend: The name of the backend, for messages.
  ///   - watched: The dimensions whose values are collected.
  init(
    _ fetch: FetchRequest, of plan: Plan, isBefore: Bool, from backend: String,
    watching watched: [ExportDimension] = []
  ) {
    unseen = WatchedValues(watched.filter(fetch.request.dimensions.contains))
    self.watched = unseen
    self.fetch = fetch
    self.plan = plan
    self.isBefore = isBefore
    self.backend = backend
    check = AnswerCheck(of: fetch.request, from: backend)
  }

  mutating func take(_ piece: DataTable) {
    guard failure == nil else { return }
    do {
      let piece = try check.checked(piece)
      rows += piece.rowCount
      bytes += piece.byteCount
      watched.take(piece)
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
    watched = unseen
    check = AnswerCheck(of: fetch.request, from: backend)
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
