import PQ

/// The comparison result of one query.
enum AnswerComparison {
  case agreed
  /// pq rejects the query, with an error that is allowed for it.
  case refused(DiagnosticCode)
  case wrong(String)

  var isWrong: Bool {
    if case .wrong = self { return true }
    return false
  }

  /// The kind of difference, or `nil` if there is none.
  var kind: Substring? {
    guard case .wrong(let reason) = self else { return nil }
    return reason.prefix { !$0.isNumber && $0 != ":" }
  }

  var isRefused: Bool {
    if case .refused = self { return true }
    return false
  }

  /// Compares the outcome of pq with the answer of DuckDB.
  init(_ query: OracleQuery, pq outcome: Outcome, sql answer: SQLAnswer) {
    if let error = answer.error {
      self = .wrong("DuckDB says: \(error)")
    } else if let error = outcome.diagnostics.first(where: { $0.severity == .error }) {
      let code = error.code
      self =
        query.mayBeRefused(code)
        ? .refused(code) : .wrong("pq says \(code.rawValue): \(error.message)")
    } else if let failure = outcome.failure, query.lost != nil,
      failure.description.contains(LossyBackend.failure)
    {
      // All data is missing, so there is nothing to compare.
      self = .agreed
    } else if let failure = outcome.failure {
      self = .wrong("pq fails: \(failure)")
    } else if let table = outcome.tables.first {
      let difference = Self.difference(query, table, answer)
      self = difference.map { .wrong($0) } ?? .agreed
    } else {
      self = .wrong("pq answers nothing")
    }
  }

  private static func difference(
    _ query: OracleQuery, _ table: DataTable, _ answer: SQLAnswer
  ) -> String? {
    let columns: [Column]
    switch query.columns(of: table) {
    case .success(let found): columns = found
    case .failure(let failure): return failure.description
    }
    let own = (0..<table.rowCount).map { row in columns.map { $0.cell(row) } }
    return firstDifference(own, answer.cells(of: query))
  }

  private static func firstDifference(_ own: [[Cell]], _ others: [[Cell]]) -> String? {
    let scales = scales(own + others)
    let place = (0..<max(own.count, others.count)).first { row in
      guard row < own.count, row < others.count else { return true }
      return !agree(own[row], others[row], scales)
    }
    guard let place else { return nil }
    let lines = [own, others].map { $0.count > place ? "\($0[place])" : "no such row" }
    return """
      rows differ from row \(place) on; pq has \(own.count) rows, DuckDB \(others.count)
        pq:     \(lines[0])
        DuckDB: \(lines[1])
      """
  }

  /// Returns the largest magnitude of each column.
  private static func scales(_ rows: [[Cell]]) -> [Double] {
    (rows.first ?? []).indices.map { column in
      rows.reduce(0) { max($0, $1.count > column ? $1[column].amount : 0) }
    }
  }

  private static func agree(_ left: [Cell], _ right: [Cell], _ scales: [Double]) -> Bool {
    left.count == right.count
      && scales.indices.allSatisfy { left[$0].agrees(with: right[$0], scale: scales[$0]) }
  }
}

extension OracleQuery {
  /// Returns the compared columns, in the order of the SQL.
  fileprivate func columns(of table: DataTable) -> Result<[Column], DuckDB.Failure> {
    let names = table.columns.map(\.name)
    let width = headers.count + items.count * (earlier == nil ? 1 : 3)
    guard names.count == width, names.prefix(headers.count).elementsEqual(headers) else {
      return .failure(.init(description: "pq's columns are \(names)"))
    }
    guard earlier != nil else { return .success(table.columns) }
    let wanted = headers + aliases.flatMap { [$0, $0 + "_before", $0 + "_change"] }
    let found = wanted.compactMap { table[$0] }
    return found.count == width
      ? .success(found) : .failure(.init(description: "pq's columns are \(names)"))
  }

  /// Returns true if pq may reject the query with this code. All queries are within the retention of the
  /// API and have whole buckets, so other codes are wrong.
  fileprivate func mayBeRefused(_ code: DiagnosticCode) -> Bool {
    code == .tooManyDimensions && dimensionCount > 2
  }
}
