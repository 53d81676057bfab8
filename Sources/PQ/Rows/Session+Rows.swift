public import PQEngine
import PQModel
import PQPlan

extension Session {
  /// Runs a text with one SELECT and returns its rows as values of a type.
  ///
  ///     struct Traffic: Decodable {
  ///       let timestamp: Instant
  ///       let browserName: String
  ///       let http: Int64
  ///       let offload: Double?
  ///     }
  ///     let rows = try await session.rows(
  ///       of: Traffic.self,
  ///       "SELECT http, p2p / (http + p2p) AS offload BY browser.name LAST 6h EVERY 1h")
  ///
  /// Each property is a column of the result: the column with exactly its coding key, or else the
  /// column whose name in camel case is the coding key. So `browserName` is `browser.name`, and
  /// `httpBefore` is `http_before`. Columns without a property are ignored.
  ///
  /// - `timestamp` is an `Instant` or a `Date` of Foundation: the start of the bucket.
  /// - Bytes, milliseconds and ranks are whole numbers: `Int64`, or any integer type that can hold each
  ///   value. They decode as `Double` too, rounded above 2^53.
  /// - `sessions` and fractions are `Double`.
  /// - Values of dimensions are `String`, or a type that decodes from a text.
  /// - A value that can be NULL needs an optional type. NULL is `nil`.
  ///
  /// `LET`, `PARAM` and `SET` may precede the SELECT.
  ///
  /// - Parameters:
  ///   - type: the type of the rows. Its `init(from:)` is called once before anything is sent, with
  ///     placeholder values, to find out its properties.
  ///   - text: the query text.
  ///   - parameters: the values of parameters, as in `prepare(_:parameters:name:)`.
  ///   - progress: receives the progress, as in `run(_:progress:)`.
  /// - Returns: The rows in the order of the result. If partial answers are accepted, the rows of
  ///   buckets without any data are left out.
  /// - Throws: `QueryError.text` if the text has errors. `QueryError.rows` if it does not have exactly
  ///   one SELECT, or if the columns lack a property or have another type. In these cases no request is
  ///   sent. `QueryError.rows` also if a value does not fit its property. `QueryError.run` as in
  ///   `run(_:progress:)`; `Answer.rows(of:)` decodes the rows of a partial answer.
  public func rows<Row: Decodable>(
    of type: Row.Type, _ text: String, parameters: [String: String] = [:],
    progress: RunProgress.Observer? = nil
  ) async throws(QueryError) -> [Row] {
    let query = try RowQuery(text, parameters, of: type, in: self)
    let table = try await query.table(in: self, progress)
    do throws(RowDecodingError) {
      return try TypedRows.all(of: table)
    } catch {
      throw .rows(error)
    }
  }
}

extension Answer {
  /// Returns the rows as values of a type. The columns and types are matched as in
  /// `Session.rows(of:_:parameters:)`.
  ///
  ///     let answer = try await session.run("SELECT http LAST 6h EVERY 1h")[0]
  ///     let rows = try answer.rows(of: Traffic.self)
  ///
  /// - Returns: The rows in the order of the table, without the rows of buckets that have no data
  ///   (`missing` in the column `state`).
  /// - Throws: `RowDecodingError` if the columns lack a property or have another type, or if a value
  ///   does not fit its property.
  public func rows<Row: Decodable>(of type: Row.Type) throws(RowDecodingError) -> [Row] {
    // In a partial answer, FILL LINEAR makes decimals of whole numbers. They are checked one by one.
    if isComplete { try RowProbe.check(type, against: RowColumns(table)) }
    return try TypedRows.all(of: table)
  }
}

/// A text with one SELECT, whose columns have what a type decodes.
struct RowQuery {
  let text: PreparedText
  let plan: Plan

  /// Prepares a text, and sends nothing.
  ///
  /// - Throws: `QueryError.text` or `QueryError.rows`.
  init<Row: Decodable>(
    _ text: String, _ parameters: [String: String], of type: Row.Type, in session: Session
  ) throws(QueryError) {
    self.text = try session.prepareToRun(text, parameters)
    do throws(RowDecodingError) {
      plan = try Self.plan(of: self.text.text.statements)
      try RowProbe.check(type, against: RowColumns(plan))
    } catch {
      throw .rows(error)
    }
  }

  /// Runs the query as a whole.
  ///
  /// - Throws: `QueryError.run`.
  func table(
    in session: Session, _ progress: RunProgress.Observer?
  ) async throws(QueryError) -> DataTable {
    try await session.run(text, progress: progress)[0].table
  }

  /// Returns a runner of the parts of the plan.
  ///
  /// - Throws: `QueryError.run` if the text takes more requests than allowed.
  func runner(
    of parts: [Plan], in session: Session, _ progress: RunProgress.Observer?
  ) throws(QueryError) -> PlanParts {
    if let failure = text.text.budgetFailure { throw .run(failure, answers: []) }
    var options = session.executionOptions
    options.observer = progress
    return PlanParts(parts, backend: session.backend, options: options)
  }

  private static func plan(
    of statements: [CheckedText.Statement]
  ) throws(RowDecodingError) -> Plan {
    guard let statement = statements.first else {
      throw RowDecodingError("typed rows need a SELECT, and the text has none")
    }
    guard statements.count == 1 else {
      throw RowDecodingError(
        "typed rows come from one statement, and the text has \(statements.count); run them with"
          + " run(_:), and decode each answer with Answer.rows(of:)")
    }
    guard statement.into == nil else {
      throw RowDecodingError(
        "typed rows are not written to a file; remove INTO, or run the text with run(_:)")
    }
    switch statement.work {
    case .run(let plan): return plan
    case .analyze, .explain:
      throw RowDecodingError(
        "EXPLAIN has no typed rows; remove EXPLAIN, or run the text with run(_:)")
    case .show:
      throw RowDecodingError(
        "SHOW has no typed rows; run the text with run(_:), and decode its answer with"
          + " Answer.rows(of:)")
    }
  }
}
