import PQModel
import Testing

@testable import PQCache

/// Requests have equal keys if one answer can serve both.
@Suite struct AnswerKeyTests {
  private func key(
    _ interval: Interval = .h1, by dimensions: [ExportDimension] = [],
    where filters: [ExportRequest.Filter] = [], metrics: [Metric] = [.http],
    hours: Range<Int> = 0..<3, in scope: CacheScope = .some
  ) throws -> Digest {
    let request = try ExportRequest(
      range: .buckets(hours), interval: interval, metrics: metrics, filters: filters,
      dimensions: dimensions, catalog: Catalog(), clock: noon)
    return AnswerKey(request, in: scope).digest
  }

  @Test func rangeAndMetricsDoNotMatter() throws {
    #expect(try key() == key(metrics: [.p2p, .http], hours: 1..<2))
  }

  @Test func orderDoesNotMatter() throws {
    #expect(
      try key(by: [.cityName, .ispName]) == key(by: [.ispName, .cityName]))
    let forth = [
      ExportRequest.Filter(.cityName, in: ["a", "b"]), .init(.osName, in: ["c"]),
    ]
    let back = [ExportRequest.Filter(.osName, in: ["c"]), .init(.cityName, in: ["b", "a"])]
    #expect(try key(where: forth) == key(where: back))
  }

  @Test func otherFieldsChangeTheKey() throws {
    let keys = try [
      key(), key(.m1), key(by: [.cityName]), key(by: [.osName]), key(by: [.cityName, .osName]),
      key(where: [.init(.cityName, in: ["a"])]), key(where: [.init(.osName, in: ["a"])]),
      key(where: [.init(.cityName, in: ["a", "b"])]), key(where: [.init(.cityName, in: ["ab"])]),
      key(where: [.init(.cityName, in: ["a"]), .init(.osName, in: ["b"])]),
      key(where: [.init(.cityName, in: [""])]),
      key(in: CacheScope(endpoint: "https://api.example/v2", account: "a fingerprint")),
      key(in: CacheScope(endpoint: "https://api.example/v1", account: "another")),
      key(in: CacheScope(endpoint: "https://api.example/v1a", account: " fingerprint")),
    ]
    #expect(Set(keys).count == keys.count)
  }

  @Test func valuesAreComparedAsBytes() throws {
    let composed = [ExportRequest.Filter(.cityName, in: ["K\u{F6}ln"])]
    let decomposed = [ExportRequest.Filter(.cityName, in: ["Ko\u{308}ln"])]
    #expect(try key(where: composed) != key(where: decomposed))
    let both = [ExportRequest.Filter(.cityName, in: ["K\u{F6}ln", "Ko\u{308}ln"])]
    let swapped = [ExportRequest.Filter(.cityName, in: ["Ko\u{308}ln", "K\u{F6}ln"])]
    #expect(try key(where: both) == key(where: swapped))
  }

  @Test func separatorsInValuesDoNotCollide() throws {
    let one = [ExportRequest.Filter(.cityName, in: ["a\0\0\0\0\0\0\0b"])]
    let two = [ExportRequest.Filter(.cityName, in: ["a", "b"])]
    #expect(try key(where: one) != key(where: two))
  }
}
