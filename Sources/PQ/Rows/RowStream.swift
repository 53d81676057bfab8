public import PQEngine
import PQModel
import PQPlan

/// The rows of a query as an asynchronous sequence of values of a type.
///
///     for try await row in session.stream(of: Traffic.self, "SELECT http LAST 14d EVERY 10m") {
///       print(row.timestamp, row.http)
///     }
///
/// If `isIncremental` is true, the rows of the first requests arrive while later requests are still to
/// be sent. Not more than `Session.parallelism` requests are open or have answers that were not read
/// yet, so the memory does not grow with the range. A consumer that stops reading stops the requests.
/// Requests that are still open are cancelled when the task is cancelled and when the iterator is
/// released. LIMIT ends the sequence, and no further request is sent.
///
/// Every iterator sends its own requests.
public struct RowStream<Row: Decodable>: AsyncSequence, Sendable {
  /// One row.
  public typealias Element = Row
  /// The error that ends the sequence.
  public typealias Failure = QueryError

  private let session: Session
  private let query: Result<RowQuery, QueryError>
  private let parts: [Plan]?
  private let progress: RunProgress.Observer?

  init(
    _ query: Result<RowQuery, QueryError>, in session: Session, _ progress: RunProgress.Observer?
  ) {
    (self.session, self.query, self.progress) = (session, query, progress)
    parts = session.acceptsPartialAnswers ? nil : (try? query.get())?.plan.parts
  }

  /// True if the first rows arrive before the last request is sent.
  ///
  /// That is so if each row depends on its own bucket only and the rows are in the order of time: no
  /// COMPARE WITH, no TOP, no ORDER BY except `timestamp` first, no `delta`, `cumulative`, `moving_avg`
  /// or `share`, and FILL only with IN lists for all dimensions. The range must need more than one
  /// request. Any other query runs whole before its first row, and so does every query if the session
  /// accepts partial answers.
  public var isIncremental: Bool { parts != nil }

  /// Creates an iterator. It sends its first request when the first row is asked for.
  public func makeAsyncIterator() -> AsyncIterator {
    do throws(QueryError) {
      return AsyncIterator(try source())
    } catch {
      return AsyncIterator(.failed(error))
    }
  }

  private func source() throws(QueryError) -> AsyncIterator.Source {
    let query = try query.get()
    guard let parts else { return .whole(session, query, progress) }
    return .parts(try query.runner(of: parts, in: session, progress))
  }

  /// An iterator over the rows.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate enum Source {
      case parts(PlanParts)
      case whole(Session, RowQuery, RunProgress.Observer?)
      case failed(QueryError)
      case ended
    }

    private var source: Source
    private var rows: TypedRows<Row>?
    /// The number of rows in the tables before the next one.
    private var rowCount = 0

    fileprivate init(_ source: Source) { self.source = source }

    /// Returns the next row; `nil` after the last one.
    ///
    /// - Throws: `QueryError` for the reasons of `Session.rows(of:_:parameters:)`. If the sequence is
    ///   incremental, the rows before a failed request were returned already, and the error has no
    ///   answers. `QueryError.run` with a failure of the kind `cancelled` if the task was cancelled.
    ///   After an error, the sequence has ended.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(QueryError) -> Row? {
      do throws(QueryError) {
        while true {
          guard !Task.isCancelled else { throw .run(.cancelled, answers: []) }
          if let row = try decodeNext() { return row }
          rows = nil
          rows = try await nextTable()
          guard rows != nil else {
            source = .ended
            return nil
          }
        }
      } catch {
        (source, rows) = (.ended, nil)
        throw error
      }
    }

    private mutating func decodeNext() throws(QueryError) -> Row? {
      do throws(RowDecodingError) {
        return try rows?.decodeNext()
      } catch {
        throw .rows(error)
      }
    }

    /// Returns the rows of the next table; `nil` if there is none.
    private mutating func nextTable() async throws(QueryError) -> TypedRows<Row>? {
      switch source {
      case .ended: return nil
      case .failed(let error): throw error
      case .whole(let session, let query, let progress):
        source = .ended
        let table = try await query.table(in: session, progress)
        return TypedRows(table, count: table.rowCount)
      case .parts(let parts):
        return try await nextPart(of: parts)
      }
    }

    private mutating func nextPart(
      of parts: PlanParts
    ) async throws(QueryError) -> TypedRows<Row>? {
      do throws(BackendFailure) {
        guard let piece = try await parts.next() else { return nil }
        defer { rowCount += piece.rowCount }
        return TypedRows(piece.table, count: piece.rowCount, after: rowCount)
      } catch {
        throw .run(error, answers: [])
      }
    }
  }
}

extension Session {
  /// Returns the rows of a text with one SELECT, as an asynchronous sequence.
  ///
  /// The text and the type are checked now, as in `rows(of:_:parameters:)`. An error is thrown by the
  /// first iteration, and then no request is sent. If the sequence is incremental, it ends with an
  /// error at the first request that fails, after the rows before it.
  ///
  ///     let rows = session.stream(of: Traffic.self, "SELECT http LAST 14d EVERY 10m")
  ///     for try await row in rows { print(row.timestamp, row.http) }
  ///
  /// - Parameters:
  ///   - type: the type of the rows, as in `rows(of:_:parameters:)`.
  ///   - text: the query text.
  ///   - parameters: the values of parameters, as in `prepare(_:parameters:name:)`.
  ///   - progress: receives the progress of all requests together, on any thread.
  /// - Returns: The sequence. It sends no request before its first iteration.
  public func stream<Row: Decodable>(
    of type: Row.Type, _ text: String, parameters: [String: String] = [:],
    progress: RunProgress.Observer? = nil
  ) -> RowStream<Row> {
    let query = Result { () throws(QueryError) in
      try RowQuery(text, parameters, of: type, in: self)
    }
    return RowStream(query, in: self, progress)
  }
}
