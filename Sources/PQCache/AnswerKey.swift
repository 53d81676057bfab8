import PQModel

/// The key of a request in the cache. If two requests have the same key, the answer to the first can be
/// used for the second, as far as their ranges and metrics overlap.
///
/// The order of filters, filter values and dimensions does not matter. Values are compared by their
/// bytes.
struct AnswerKey: Sendable, Hashable {
  /// The length of a bucket.
  let interval: Interval
  /// The dimensions of the rows, sorted by name. Entries have them in this order.
  let dimensions: [ExportDimension]
  /// The digest of the scope and of the whole request except its range and metrics.
  let digest: Digest

  init(_ request: ExportRequest, in scope: CacheScope) {
    interval = request.interval
    dimensions = request.dimensions.sorted { $0.rawValue < $1.rawValue }
    var text = KeyText()
    text.add(scope.digest)
    text.add(interval.rawValue)
    text.add(count: dimensions.count)
    for dimension in dimensions { text.add(dimension.rawValue) }
    for filter in request.filters.sorted(by: { $0.dimension.rawValue < $1.dimension.rawValue }) {
      text.add(filter.dimension.rawValue)
      text.add(count: filter.values.count)
      for value in Self.ordered(filter.values) { text.add(value) }
    }
    digest = text.digest
  }

  /// Returns the values, sorted by their bytes. The operators of `String` are not used, because they
  /// treat some different byte sequences as equal (canonical equivalence).
  private static func ordered(_ values: [String]) -> [String] {
    values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// An unambiguous encoding of several texts as bytes. Different lists of texts never have the same
/// bytes.
struct KeyText {
  private(set) var bytes: [UInt8] = []

  /// Adds the length of a text and the text.
  mutating func add(_ text: String) {
    add(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds the number of items that are added next.
  mutating func add(count: Int) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: count >> shift))
    }
  }

  /// Adds a digest.
  mutating func add(_ digest: Digest) { bytes.append(contentsOf: digest.bytes) }

  /// The digest of all bytes that were added.
  var digest: Digest { SHA256.digest(of: bytes) }
}

/// The owner of cached answers: one account of one service. Other accounts never get these answers.
package struct CacheScope: Sendable, Hashable {
  let digest: Digest

  /// Creates the scope of an account of a service.
  ///
  /// The scope has only a digest of the endpoint and the account. Only a digest of this digest is
  /// written to the disk.
  ///
  /// - Parameters:
  ///   - endpoint: the address of the service, always in the same spelling.
  ///   - account: a name that no other account has, such as a salted hash of the account's token. It
  ///     must not be the token itself.
  package init(endpoint: String, account: String) {
    var text = KeyText()
    text.add("pq answer cache")
    text.add(endpoint)
    text.add(account)
    digest = text.digest
  }
}
