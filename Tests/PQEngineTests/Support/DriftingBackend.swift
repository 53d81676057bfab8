import PQEngine
import PQModel
import PQTestSupport
import Synchronization

/// A backend that may answer a repeated request differently. A test gives the `http` and `sessions`
/// of each browser and hour.
struct DriftingBackend: DetailedBackend {
  /// The time before midnight of 2026-01-15, a browser and numbers. The time is in hours; in
  /// minutes if the buckets of the request are shorter than an hour.
  typealias Row = (ago: Int64, browser: String, http: Int64, sessions: Double)

  /// A request as it was sent.
  struct Call: Sendable {
    let request: ExportRequest
    /// True if the request was sent to the backend that bypasses a cache.
    let isFresh: Bool
    /// The number of times it had been sent before.
    let number: Int

    /// True if the request has filters, so that it asks for a part of the whole.
    var isPart: Bool { !request.filters.isEmpty }
  }

  final class Log: Sendable {
    struct State {
      var calls: [Call] = []
      var open = 0
      var mostOpenAtOnce = 0
    }

    let state = Mutex(State())
  }

  let name = "drifting"
  let catalog: Catalog
  let clock = CivilTime(year: 2026, month: 1, day: 15).instant
  private let rows: @Sendable (Call) throws(BackendFailure) -> [Row]
  private let log = Log()
  private var isFresh = false
  /// The maximum number of rows in a piece of an answer; `nil` for answers in one piece.
  var pieceSize: Int?

  init(
    _ limits: ExportLimits = .documented,
    rows: @escaping @Sendable (Call) throws(BackendFailure) -> [Row]
  ) {
    catalog = Catalog(limits: limits)
    self.rows = rows
  }

  var calls: [Call] { log.state.withLock { $0.calls } }
  var mostOpenAtOnce: Int { log.state.withLock { $0.mostOpenAtOnce } }

  var refreshing: any Backend {
    var other = self
    other.isFresh = true
    return other
  }

  private func table(for request: ExportRequest) async throws(BackendFailure) -> DataTable {
    let call = log.state.withLock { state in
      let number = state.calls.count { $0.request == request }
      let call = Call(request: request, isFresh: isFresh, number: number)
      state.calls.append(call)
      state.open += 1
      state.mostOpenAtOnce = max(state.mostOpenAtOnce, state.open)
      return call
    }
    defer { log.state.withLock { $0.open -= 1 } }
    try? await Task.sleep(for: .milliseconds(5))
    return table(try rows(call), for: request)
  }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    let table = try await table(for: request)
    guard let pieceSize else { return sink.take(table) }
    var start = 0
    repeat {
      sink.take(table.rows(Array(start..<min(start + pieceSize, table.rowCount))))
      start += pieceSize
    } while start < table.rowCount
  }

  private func table(_ rows: [Row], for request: ExportRequest) -> DataTable {
    let length = request.interval.length
    let unit = length < .hour ? TimeSpan.minute : .hour
    let all = rows.map { (start: (clock - $0.ago * unit).floored(to: length), row: $0) }
    let inside = all.filter { request.range.contains($0.start) }
    let labels = request.dimensions.map { dimension in
      Column.texts(
        dimension.rawValue, inside.map { dimension == .browserName ? $0.row.browser : "x" })
    }
    let numbers = request.metrics.map { metric in
      Column(
        metric.rawValue, .measure(metric.unit),
        metric.isWhole
          ? .integers(inside.map { metric == .http ? $0.row.http : 0 })
          : .decimals(inside.map(\.row.sessions)))
    }
    let starts = inside.map(\.start.milliseconds)
    return DataTable([Column("timestamp", .time, .instants(starts))] + labels + numbers)
  }
}
