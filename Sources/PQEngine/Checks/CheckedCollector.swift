import PQModel

/// A sink that checks the pieces of an answer and joins them into one table.
struct CheckedCollector: AnswerSink {
  private let request: ExportRequest
  private let backend: String
  private var check: AnswerCheck
  private var collector = TableCollector()
  private var failure: BackendFailure?

  /// - Parameter backend: The name of the backend, for messages.
  init(of request: ExportRequest, from backend: String) {
    self.request = request
    self.backend = backend
    check = AnswerCheck(of: request, from: backend)
  }

  mutating func begin(_ head: AnswerHead) {
    self = CheckedCollector(of: request, from: backend)
    collector.begin(head)
  }

  mutating func take(_ piece: DataTable) {
    guard failure == nil else { return }
    do {
      collector.take(try check.checked(piece))
    } catch {
      failure = error
    }
  }

  /// Returns the answer. All pieces must have arrived.
  ///
  /// - Throws: A failure if a piece is wrong or if the answer is not complete.
  func table() throws(BackendFailure) -> DataTable {
    if let failure { throw failure }
    return try collector.table(for: request, from: backend)
  }
}
