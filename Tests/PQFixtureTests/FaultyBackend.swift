import Foundation
import PQFixture
import PQModel
import PQTestSupport
import Synchronization

@testable import PQEngine

/// A correct backend with one fault.
final class FaultyBackend: Backend {
  let name = "faulty"
  let catalog: Catalog
  let clock: Instant
  private let good: FileBackend
  private let fault: Fault
  private let count = Mutex(0)

  init(_ fault: Fault) throws {
    good = try ConformanceFixture.minutesAsJSON.backend()
    self.fault = fault
    catalog = good.catalog
    clock = good.clock
  }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    if fault == .fails { throw BackendFailure("the disk is broken", kind: .request) }
    let table = try await table(for: request)
    sink.take(table)
    if fault == .repeatsARowInAnotherPiece {
      sink.take(table.rows([0].filter { $0 < table.rowCount }))
    }
  }

  private func table(for request: ExportRequest) async throws(BackendFailure) -> DataTable {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let answer = try await good.answer(changed(request))
    return fault == .tires && number % 2 == 0 ? answer.rows([]) : changed(answer, request)
  }

  private func changed(_ request: ExportRequest) -> ExportRequest {
    switch fault {
    case .endsInclusively:
      request.with(to: request.range.to + request.interval.length, filters: request.filters)
    case .ignoresFilters, .matchesAnything: request.with(to: request.range.to, filters: [])
    case .ignoresFiltersWithoutColumns:
      request.with(
        to: request.range.to,
        filters: request.filters.filter { request.dimensions.contains($0.dimension) })
    case .comparesByLooks:
      request.with(
        to: request.range.to,
        filters: request.filters.map { filter in
          let values = filter.values.map(\.precomposedStringWithCanonicalMapping)
          return ExportRequest.Filter(filter.dimension, in: values)
        })
    default: request
    }
  }

  private func changed(_ answer: DataTable, _ request: ExportRequest) -> DataTable {
    let rows = Array(0..<answer.rowCount)
    var result = answer
    switch fault {
    case .answersNothing: return answer.rows([])
    case .renamesAColumn: result.columns[0].name = "time"
    case .swapsColumns: result.columns.reverse()
    case .movesBuckets: result.columns[0].values = .instants(answer.starts.map { $0 + 1 })
    case .repeatsARow: return answer.rows(rows + rows.prefix(1))
    case .sendsNegativeNumbers:
      result.columns[1 + request.dimensions.count].values = .integers(rows.map { -Int64($0) })
    case .sendsInfiniteNumbers:
      result.columns[result.columns.count - 1].values = .decimals(rows.map { _ in .infinity })
    case .sendsNulls: result.columns[0].nulls = rows.map { _ in true }
    case .sendsUnevenColumns:
      result.columns[1 + request.dimensions.count].values = .integers(
        rows.dropFirst().map { _ in 1 })
    case .sendsUnknownCodes where !request.dimensions.isEmpty:
      let codes = rows.map { _ in UInt32(9) }
      result.columns[1].values = .texts(TextColumn(codes: codes, dictionary: ["a"]))
    case .addsIdleRows:
      for (place, metric) in request.metrics.enumerated() {
        result.columns[1 + request.dimensions.count + place].values =
          metric.isWhole ? .integers(rows.map { _ in 0 }) : .decimals(rows.map { _ in 0 })
      }
    case .hidesRowsOfOneMetric where request.metrics.count == 1:
      return answer.rows(Array(rows.dropFirst()))
    case .sumsSessions:
      if case .decimals(let values)? = answer["sessions"]?.values {
        let factor = Double(request.interval.length.milliseconds)
        result.columns[result.columns.count - 1].values = .decimals(values.map { $0 * factor })
      }
    case .losesTheFirstBucket:
      return answer.rows(rows.filter { answer.starts[$0] != request.range.from.milliseconds })
    case .losesAGroup where !request.dimensions.isEmpty:
      return answer.rows(Array(rows.dropFirst()))
    default: break
    }
    return result
  }
}

extension DataTable {
  fileprivate var starts: [Int64] { columns[0].integers }
}

extension ExportRequest {
  fileprivate func with(to: Instant, filters: [Filter]) -> ExportRequest {
    let limits = ExportLimits(rules: [ExportLimits.Rule(interval)], maxDimensions: 6)
    let changed = try? ExportRequest(
      range: TimeRange(from: range.from, to: to), interval: interval, metrics: metrics,
      filters: filters, dimensions: dimensions, catalog: Catalog(limits: limits), clock: to)
    return changed ?? self
  }
}
