public import PQModel
public import PQPlan

/// Plan + backend -> table.
public struct Executor: Sendable {
  private let backend: any Backend

  /// An executor that asks a backend.
  public init(backend: any Backend) {
    self.backend = backend
  }

  /// Sends the requests of a plan, and runs its operators over the rows.
  public func run(_ plan: Plan) async throws(BackendFailure) -> Table {
    var table = Table.empty(plan.fetched)
    for request in plan.requests {
      let answer = try await backend.answer(request)
      try table.append(checked(answer, plan.fetched))
    }
    for step in plan.operators { table = table.applying(step) }
    return table
  }

  /// The columns that the plan counts on, of the types that it counts on, and of one length. Backends
  /// may be written by strangers, so their answers are looked at before they are used.
  private func checked(
    _ answer: Table, _ fetched: [FetchedColumn]
  ) throws(BackendFailure) -> Table {
    var columns: [Column] = []
    for expected in fetched {
      guard let column = answer[expected.name], column.fits(expected),
        column.count == columns.first?.count ?? column.count
      else {
        throw BackendFailure(
          "\(backend.name) answered without a proper column \"\(expected.name)\"")
      }
      columns.append(column)
    }
    return Table(columns)
  }
}

extension Table {
  /// The table without a row that has those columns.
  static func empty(_ fetched: [FetchedColumn]) -> Table {
    Table(fetched.map(Column.empty))
  }
}

extension Column {
  static func empty(_ fetched: FetchedColumn) -> Column {
    switch fetched {
    case .timestamp: Column(fetched.name, .time, .instants([]))
    case .dimension: Column(fetched.name, .label, .texts(TextColumn([])))
    case .metric(let metric):
      Column(
        fetched.name, .measure(metric.unit), metric.isWhole ? .integers([]) : .decimals([]))
    }
  }

  /// Whether the values are of the type that a fetched column has.
  func fits(_ fetched: FetchedColumn) -> Bool {
    switch (fetched, values) {
    case (.timestamp, .instants): true
    case (.dimension, .texts(let texts)): texts.codes.allSatisfy { $0 < texts.dictionary.count }
    case (.metric(let metric), .integers): metric.isWhole
    case (.metric(let metric), .decimals): !metric.isWhole
    default: false
    }
  }
}
