import PQEngine
import PQModel

/// Checks of the columns of an answer and of each of its rows.
extension BackendConformance {
  func idleness() async throws(Finding) -> [Finding] {
    let requests = requests()
    guard !requests.isEmpty else {
      return [Finding("the catalog allows no request: it needs a metric and an interval")]
    }
    for request in requests where try await answer(request).rowCount > 0 { return [] }
    return [Finding("no request for the time before the clock, \(backend.clock), has a row")]
  }

  /// Asks for every sample and grouping, and for one value of each dimension.
  func invalidAnswers() async -> [Finding] {
    var findings: [Finding] = []
    for request in requests() {
      do throws(Finding) {
        let rows = try await rows(request)
        guard let dimension = request.dimensions.first, let value = rows.values(at: 0).first else {
          continue
        }
        _ = try await self.rows(
          request.range, request.interval, by: request.dimensions,
          where: [ExportRequest.Filter(dimension, in: [value])])
      } catch {
        findings.append(error)
      }
    }
    return findings
  }

  func wrongColumns() async throws(Finding) -> [Finding] {
    var findings: [Finding] = []
    for request in requests() {
      let reversed = self.request(
        request.range, request.interval, by: request.dimensions, metrics: request.metrics.reversed()
      )
      for request in [request, reversed].compactMap({ $0 }) {
        let columns = try await sentColumns(request)
        let expected = Self.outlines(of: request)
        guard columns != expected else { continue }
        findings.append(Finding("the columns are \(columns), and must be \(expected)", request))
      }
    }
    return findings
  }

  func emptyRows() async throws(Finding) -> [Finding] {
    var findings: [Finding] = []
    for request in requests() {
      let idle = try await rows(request).rows.filter { !$0.value.isTraffic }.keys.min()
      if let idle { findings.append(Finding("the row \(idle) is 0 in all metrics", request)) }
    }
    return findings
  }

  func rowsThatDependOnMetrics() async throws(Finding) -> [Finding] {
    var findings: [Finding] = []
    for request in requests() {
      let all = Set(try await rows(request).rows.keys)
      for metric in backend.catalog.metrics {
        guard
          let single = self.request(
            request.range, request.interval, by: request.dimensions, metrics: [metric])
        else { continue }
        let other = Set(try await rows(single).rows.keys).symmetricDifference(all).min()
        guard let other else { continue }
        let fault = all.contains(other) ? "is missing" : "has no traffic"
        findings.append(Finding("the row \(other) \(fault)", single))
      }
    }
    return findings
  }

  // MARK: Columns

  /// Returns the columns of an answer as they were sent. `Backend.answer(_:)` brings columns in order.
  private func sentColumns(_ request: ExportRequest) async throws(Finding) -> [String] {
    var sink = ColumnSink()
    do {
      try await backend.answer(request, to: &sink)
    } catch {
      throw Finding(error.description, request)
    }
    return sink.columns.map(Self.outline)
  }

  private static func outlines(of request: ExportRequest) -> [String] {
    ["timestamp time instants"] + request.dimensions.map { "\($0.rawValue) label texts" }
      + request.metrics.map {
        "\($0.rawValue) \($0.unit.name) \($0.isWhole ? "integers" : "decimals")"
      }
  }

  private static func outline(_ column: Column) -> String {
    let meaning =
      switch column.meaning {
      case .time, .localTime: "time"
      case .label: "label"
      case .measure(let unit): unit.name
      }
    let type =
      switch column.values {
      case .instants: "instants"
      case .texts: "texts"
      case .integers: "integers"
      case .decimals: "decimals"
      }
    return "\(column.name) \(meaning) \(type)"
  }
}

/// A sink that keeps the columns of the last piece.
private struct ColumnSink: AnswerSink {
  private(set) var columns: [Column] = []

  mutating func begin(_ head: AnswerHead) {}
  mutating func take(_ piece: DataTable) { columns = piece.columns }
}
