import Foundation
import PQEngine
import PQFixture
import PQModel
import PQWire

/// A fixture file is loaded exactly if it is a valid answer, and a request sums up its rows.
enum FileOracle {
  static func check(_ input: [UInt8], _ found: inout Violations) async {
    var choices = InputChoices(input)
    let format = choices.pick(AnswerFormat.allCases)
    var question = InputChoices(choices.take(12))
    let text = choices.takeRest()
    let decoded = DecodedAnswer([text[...]], format, .file)
    do throws(BackendFailure) {
      let backend = try loaded(text, format)
      found.expect(decoded.failure == nil, "invalid-files-are-refused", String(text))
      guard let request = request(&question, of: backend) else { return }
      let table = try await backend.answer(request)
      checkSums(of: table, request, decoded, &found)
    } catch {
      let message = error.description
      // The same group twice in one bucket is found by the backend, not by the decoder.
      let isExpected = decoded.failure != nil || message.contains("repeats")
      found.expect(isExpected, "valid-files-are-loaded", "\(message)\n\(String(text))")
      found.expect(!message.hasControls, "failure-is-safe-to-print", message)
    }
  }

  /// Writes a text to a temporary file and loads it.
  private static func loaded(
    _ text: [UInt8], _ format: AnswerFormat
  ) throws(BackendFailure) -> FileBackend {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "pq-fuzz-\(UUID().uuidString).\(format == .csv ? "csv" : "json")")
    defer { try? FileManager.default.removeItem(at: path) }
    _ = FileManager.default.createFile(atPath: path.path, contents: Data(text))
    return try FileBackend(path: path.path)
  }

  private static func request(
    _ choices: inout InputChoices, of backend: FileBackend
  ) -> ExportRequest? {
    let catalog = backend.catalog
    let metrics = catalog.metrics.filter { _ in choices.below(2) == 0 }
    let dimensions = catalog.dimensions.filter { _ in choices.below(3) == 0 }
    let interval = choices.pick(Interval.allCases)
    let end = Instant(milliseconds: max(0, backend.clock.milliseconds))
      .raised(to: interval.length)
    let start = end - Int64(1 + choices.below(200)) * interval.length
    return try? ExportRequest(
      range: TimeRange(from: start, to: end), interval: interval,
      metrics: metrics.isEmpty ? Array(catalog.metrics.prefix(1)) : metrics,
      dimensions: dimensions, catalog: catalog, clock: end)
  }

  private static func checkSums(
    of table: DataTable, _ request: ExportRequest, _ decoded: DecodedAnswer,
    _ found: inout Violations
  ) {
    for metric in request.metrics where metric.isWhole {
      guard case .integers(let values)? = table[metric.rawValue]?.values,
        let place = decoded.fields.firstIndex(of: metric.rawValue)
      else { continue }
      let expected = decoded.rows.reduce(0.0) { sum, row in
        let time = Instant(milliseconds: Int64(row[0]) ?? 0)
        return request.range.contains(time) ? sum + (Double(row[place]) ?? 0) : sum
      }
      let sum = values.reduce(0.0) { $0 + Double($1) }
      let isClose = abs(sum - expected) <= 1e-6 * max(1, expected)
      found.expect(isClose, "request-sums-up-rows", "\(request): \(sum), not \(expected)")
    }
  }
}
