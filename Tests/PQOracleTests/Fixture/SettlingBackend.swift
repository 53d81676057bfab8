import PQ
import PQFixture
import PQModel

/// A fixture whose catalog declares that its newest buckets may still change.
struct SettlingBackend: Backend {
  let catalog: Catalog
  private let fixture: FileBackend

  init(_ fixture: FileBackend, margin: TimeSpan) {
    self.fixture = fixture
    let catalog = fixture.catalog
    self.catalog = Catalog(
      metrics: catalog.metrics, dimensions: catalog.dimensions,
      limits: catalog.limits.settling(after: margin))
  }

  var name: String { fixture.name }
  var clock: Instant { fixture.clock }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    try await fixture.answer(request, to: &sink)
  }
}
