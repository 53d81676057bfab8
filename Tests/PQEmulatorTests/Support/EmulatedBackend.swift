import PQEngine
import PQModel
import PQWire

@testable import PQEmulator

/// A backend that asks an emulator in front of another backend and decodes its texts.
struct EmulatedBackend: Backend {
  let original: any Backend
  let form: AnswerForm
  private let emulator: Emulator

  init(_ original: any Backend, _ form: AnswerForm) {
    self.original = original
    self.form = form
    emulator = .withoutFaults(original)
  }

  var name: String { "emulated" }
  var catalog: Catalog { original.catalog }
  var clock: Instant { original.clock }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    sink.take(try await table(for: request))
  }

  private func table(for request: ExportRequest) async throws(BackendFailure) -> DataTable {
    let exchange = await EmulatorExchange(
      emulator, request.body, head: form == .csv ? .csv : .proper)
    guard exchange.status == 200 else { throw BackendFailure(exchange.message) }
    do {
      return try Self.table(exchange.body, form, request)
    } catch {
      throw BackendFailure("\(error)")
    }
  }

  private static func table(
    _ text: String, _ form: AnswerForm, _ request: ExportRequest
  ) throws(WireFailure) -> DataTable {
    var decoder = AnswerDecoder(
      format: form == .csv ? .csv : .json, source: .api(request.interval))
    var columns = DecodedColumns(request)
    try decoder.consume(Array(text.utf8)) { columns.take($0) }
    try decoder.finish { columns.take($0) }
    return columns.table(decoder)
  }
}

/// The decoded rows of an answer.
private struct DecodedColumns {
  let request: ExportRequest
  var times: [Int64] = []
  var codes: [ExportDimension: [UInt32]] = [:]
  var values: [Metric: [Int64]] = [:]
  var averages: [Metric: [Double]] = [:]

  init(_ request: ExportRequest) { self.request = request }

  mutating func take(_ batch: borrowing RowBatch) {
    guard batch.count > 0 else { return }
    times += batch.timestamps
    for dimension in request.dimensions {
      codes[dimension, default: []] += batch.codes(of: dimension)
    }
    for metric in request.metrics {
      if metric.isWhole {
        values[metric, default: []] += batch.values(of: metric)
      } else {
        averages[metric, default: []] += batch.averages(of: metric)
      }
    }
  }

  func table(_ decoder: borrowing AnswerDecoder) -> DataTable {
    var columns = [Column("timestamp", .time, .instants(times))]
    for dimension in request.dimensions {
      let texts = TextColumn(
        codes: codes[dimension] ?? [], dictionary: decoder.values(of: dimension))
      columns.append(Column(dimension.rawValue, .label, .texts(texts)))
    }
    for metric in request.metrics {
      let cells: Column.Values =
        metric.isWhole ? .integers(values[metric] ?? []) : .decimals(averages[metric] ?? [])
      columns.append(Column(metric.rawValue, .measure(metric.unit), cells))
    }
    return DataTable(columns)
  }
}
