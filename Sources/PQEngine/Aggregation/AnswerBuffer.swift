import PQModel
import PQPlan

/// The answer to one request until its turn comes: a table, or sums if it comes in several pieces.
struct AnswerBuffer: AnswerSink {
  /// The content of an answer: its table, or the sums of its pieces.
  enum Content {
    case table(Table)
    case gathered(Aggregation)
  }

  let fetch: FetchRequest
  /// The number of rows so far.
  private(set) var rows = 0
  /// The size of their values in memory, in bytes.
  private(set) var bytes = 0
  private let plan: Plan
  private let isBefore: Bool
  private let backend: String
  /// The early end of the answer, or `nil` if the backend reported none.
  private(set) var cutoff: AnswerCutoff?
  /// The first piece, until a second one comes.
  private var table: Table?
  /// The sums of all pieces, or `nil` if there is no second one.
  private var gathering: Aggregation?
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

  mutating func take(_ piece: Table) {
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
    (rows, bytes) = (0, 0)
    (table, gathering, failure) = (nil, nil, nil)
  }

  /// Returns the answer after its last piece.
  ///
  /// - Throws: The failure of a piece, or a failure if no piece came.
  func answer() throws -> Content {
    if let failure { throw failure }
    if let gathering { return .gathered(gathering) }
    if let table { return .table(table) }
    throw BackendFailure.noAnswer(of: backend)
  }

  /// The part of the request's range that is answered.
  var range: TimeRange {
    let request = fetch.request
    return cutoff?.part(of: request.range, request.interval) ?? request.range
  }

  private mutating func add(_ piece: Table) {
    let range = range
    if let first = table {
      table = nil
      gathering = Aggregation(plan, slice: fetch)
      gathering?.add(first, to: fetch, in: range, isBefore: isBefore)
    }
    if gathering == nil {
      table = piece
    } else {
      gathering?.add(piece, to: fetch, in: range, isBefore: isBefore)
    }
  }
}
