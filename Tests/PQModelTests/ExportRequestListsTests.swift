import PQModel
import Testing

/// The lists of a request: its metrics, dimensions and filters.
@Suite struct ExportRequestListsTests {
  typealias Filter = ExportRequest.Filter

  @Test(arguments: [
    ([], ExportViolation.empty(.metrics)), ([.http], nil), (Metric.allCases, nil),
    ([.http, .p2p, .http], .repeated(.metrics)),
  ])
  func metrics(metrics: [Metric], expected: ExportViolation?) {
    #expect(violation(metrics: metrics) == expected)
  }

  @Test(arguments: [
    ([], ExportViolation?.none), ([.cityName, .osName], nil),
    ([.osName, .osName], .repeated(.dimensions)),
    ([.cityName, .osName, .ispName], .tooManyDimensions(asked: 3, allowed: 2)),
    (ExportDimension.allCases, .tooManyDimensions(asked: 6, allowed: 2)),
  ])
  func dimensions(dimensions: [ExportDimension], expected: ExportViolation?) {
    #expect(violation(dimensions: dimensions) == expected)
  }

  @Test(arguments: [
    ([Filter(.osName, in: [])], ExportViolation?.some(.empty(.filters))),
    ([Filter(.osName, in: [""])], nil),
    ([Filter(.osName, in: ["a", "b", "a"])], .repeated(.filters)),
    ([Filter(.osName, in: ["a"]), Filter(.osName, in: ["b"])], .repeated(.filters)),
    ([Filter(.osName, in: ["a"]), Filter(.ispName, in: ["a"])], nil),
    // The two spellings of an umlaut look the same, but are two values.
    ([Filter(.cityName, in: ["K\u{F6}ln", "Ko\u{308}ln"])], nil),
  ])
  func filters(filters: [Filter], expected: ExportViolation?) {
    #expect(violation(filters: filters) == expected)
  }

  @Test func filtersMayBeMoreThanDimensions() {
    #expect(violation(filters: ExportDimension.allCases.map { Filter($0, in: ["x"]) }) == nil)
  }

  @Test func namesOutsideTheCatalogAreRefused() {
    let limits = ExportLimits(rules: [.init(.h1)], maxDimensions: 0)
    let small = Catalog(metrics: [.p2p], dimensions: [.osName], limits: limits)
    #expect(violation(metrics: [.p2p], catalog: small) == nil)
    #expect(violation(catalog: small) == .unknownMetric(.http))
    #expect(
      violation(metrics: [.p2p], dimensions: [.ispName], catalog: small)
        == .unknownDimension(.ispName))
    #expect(
      violation(metrics: [.p2p], filters: [Filter(.ispName, in: ["x"])], catalog: small)
        == .unknownDimension(.ispName))
    #expect(
      violation(metrics: [.p2p], dimensions: [.osName], catalog: small)
        == .tooManyDimensions(asked: 1, allowed: 0))
    #expect(
      violation(metrics: [.p2p], catalog: small, interval: .m1) == .unknownInterval(.m1))
  }

  @Test func countsItsBuckets() throws {
    let end = Instant(milliseconds: 10 * 86_400_000)
    let request = try ExportRequest(
      range: TimeRange(from: end - 2 * .day, to: end), interval: .h3, metrics: [.http],
      catalog: Catalog(), clock: end)
    #expect(request.bucketCount == 16)
  }

  private func violation(
    metrics: [Metric] = [.http], filters: [Filter] = [], dimensions: [ExportDimension] = [],
    catalog: Catalog = Catalog(), interval: Interval = .h1
  ) -> ExportViolation? {
    let end = Instant(milliseconds: 86_400_000)
    do throws(ExportViolation) {
      _ = try ExportRequest(
        range: TimeRange(from: end - .hour, to: end), interval: interval, metrics: metrics,
        filters: filters, dimensions: dimensions, catalog: catalog, clock: end)
      return nil
    } catch {
      return error
    }
  }
}
