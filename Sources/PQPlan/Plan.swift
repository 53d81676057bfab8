public import PQModel

/// How a query is answered: what is asked of the backend, and what is done with the rows here.
public struct Plan: Sendable, Equatable {
  /// What is asked, in the order of time; nothing if no row can match.
  public let requests: [ExportRequest]
  /// What the rows must match, and who sees to it.
  public let predicates: [PlannedPredicate]
  /// The columns of the rows before the first operator.
  public let fetched: [FetchedColumn]
  /// What is done with the rows, in order.
  public let operators: [RowOperator]
}

/// A predicate of a plan.
public struct PlannedPredicate: Sendable, Equatable {
  /// Who evaluates it.
  public enum Place: String, Sendable {
    /// The backend, as a filter of its requests.
    case api
    /// Nobody: it is known before anything is asked that no row matches.
    case never
  }

  /// The predicate as a query writes it.
  public let text: String
  /// Who evaluates it.
  public let place: Place
}

/// A column that a backend's answer has.
public enum FetchedColumn: Sendable, Equatable {
  case timestamp
  case dimension(Dimension)
  case metric(Metric)

  /// Its name on the wire.
  public var name: String {
    switch self {
    case .timestamp: "timestamp"
    case .dimension(let dimension): dimension.rawValue
    case .metric(let metric): metric.rawValue
    }
  }
}

/// A step from rows to rows.
public enum RowOperator: Sendable, Equatable {
  /// Keeps the rows whose bucket begins inside a range.
  case keep(TimeRange)
  /// Orders the rows; the strongest key first.
  case sort([SortKey])
  /// Keeps so many rows from the start.
  case limit(Int)
  /// Keeps and renames columns.
  case project([Projection])
}

/// A column that rows are ordered by.
public struct SortKey: Sendable, Equatable {
  /// The column's name on the wire.
  public let column: String
  /// Whether the largest comes first.
  public let isDescending: Bool
}

/// A column that is kept, and the name that it gets.
public struct Projection: Sendable, Equatable {
  /// The column's name on the wire.
  public let column: String
  /// Its name in the answer.
  public let name: String
}
