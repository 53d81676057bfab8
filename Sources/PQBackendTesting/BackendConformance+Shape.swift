import PQEngine
import PQModel

/// Checks of the columns of an answer and of each of its rows.
extension BackendConformance {
  func idleness() async throws -> [String] {
    for request in requests() where try await backend.answer(request).rowCount > 0 { return [] }
    return ["no sample has a row"]
  }

  func wrongColumns() async throws -> [String] {
    var violations: [String] = []
    for request in requests() {
      let reversed = self.request(
        request.range, request.interval, by: request.dimensions, metrics: request.metrics.reversed()
      )
      for request in [request, reversed].compactMap({ $0 }) {
        let columns = try await backend.answer(request).columns.map(Self.outline)
        let expected = Self.outlines(of: request)
        if columns != expected { violations.append("\(expected) expected, \(columns) answered") }
      }
    }
    return violations
  }

  func strayRows() async throws -> [String] {
    try await rows { request, start in
      request.range.contains(start) ? nil : "a row at \(start), outside \(request.range)"
    }
  }

  func rowsBetweenBuckets() async throws -> [String] {
    try await rows { request, start in
      start.isMultiple(of: request.interval.length)
        ? nil : "a row at \(start), where no bucket of \(request.interval.rawValue) begins"
    }
  }

  func repeatedRows() async throws -> [String] {
    var violations: [String] = []
    for request in requests() {
      let answer = AnswerRows(try await backend.answer(request), to: request)
      violations += answer.repetitions.map { "two rows for \($0)" }
    }
    return violations
  }

  func emptyRows() async throws -> [String] {
    var violations: [String] = []
    for request in requests() {
      let answer = AnswerRows(try await backend.answer(request), to: request)
      violations += answer.rows.filter { !$0.value.isTraffic }.map { "no traffic at \($0.key)" }
    }
    return violations
  }

  func rowsThatDependOnMetrics() async throws -> [String] {
    var violations: [String] = []
    for request in requests() {
      let all = AnswerRows(try await backend.answer(request), to: request)
      for metric in backend.catalog.metrics {
        let one = try await rows(
          request.range, request.interval, by: request.dimensions, metrics: [metric])
        if let one, Set(one.rows.keys) != Set(all.rows.keys) {
          violations.append("\(metric.rawValue) alone has other rows in \(request.range)")
        }
      }
    }
    return violations
  }

  // MARK: Helpers

  private func rows(
    _ violation: (ExportRequest, Instant) -> String?
  ) async throws -> [String] {
    var violations: [String] = []
    for request in requests() {
      let starts = try await backend.answer(request).bucketStarts
      violations += starts.compactMap { violation(request, Instant(milliseconds: $0)) }
    }
    return violations
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
