import PQModel
import PQPlan

/// Holds the answer to one request until its turn comes: as it is, or if it comes in several pieces,
/// added up.
struct AnswerBuffer: AnswerSink {
  /// What there is of an answer.
  enum Content {
    case table(Table)
    case gathered(Gathering)
  }

  let fetch: Fetch
  /// How many rows came.
  private(set) var rows = 0
  /// How many bytes their values take up in memory.
  private(set) var bytes = 0
  private let plan: Plan
  private let isBefore: Bool
  private let backend: String
  /// Where the answer ends, if that is before the end of the range.
  private(set) var cutoff: AnswerCutoff?
  /// The only piece.
  private var table: Table?
  /// The sums of several pieces, in which the first is one of them.
  private var gathering: Gathering?
  private var failure: (any Error)?

  /// - Parameters:
  ///   - isBefore: whether it is of the range that the query's is compared with.
  ///   - backend: what to call whoever answers.
  init(_ fetch: Fetch, of plan: Plan, isBefore: Bool, from backend: String) {
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

  /// The answer, once all of it has come.
  func answer() throws -> Content {
    if let failure { throw failure }
    if let gathering { return .gathered(gathering) }
    if let table { return .table(table) }
    throw BackendFailure.noAnswer(of: backend)
  }

  /// The part of the range that is answered.
  var range: TimeRange {
    let request = fetch.request
    return cutoff?.part(of: request.range, request.interval) ?? request.range
  }

  private mutating func add(_ piece: Table) {
    let range = range
    if let first = table {
      table = nil
      gathering = Gathering(plan, slice: fetch)
      gathering?.add(first, to: fetch, in: range, isBefore: isBefore)
    }
    if gathering == nil {
      table = piece
    } else {
      gathering?.add(piece, to: fetch, in: range, isBefore: isBefore)
    }
  }
}
