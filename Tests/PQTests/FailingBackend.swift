import PQ
import PQTestSupport

/// A backend that fails for some requests, always the same ones.
struct FailingBackend: Backend {
  let base: LimitedBackend
  /// One request of this number fails; 0 if none fails.
  let failureChance: Int
  let seed: UInt64
  var name: String { base.name }
  var catalog: Catalog { base.catalog }
  var clock: Instant { base.clock }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    let start = UInt64(bitPattern: request.range.from.milliseconds / 1000)
    var random = SeededRandom(seed: seed &+ start)
    guard failureChance == 0 || random.next(failureChance) > 0 else {
      throw BackendFailure("no answer from \(request.range.from)", kind: .request)
    }
    try await base.answer(request, to: &sink)
  }
}
