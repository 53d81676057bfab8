import PQModel

/// What one entry of the cache holds, as its file is named: a range of whole buckets, and metrics.
///
///     1768500000000_1768503600000_http+p2p.answer
struct KeptAnswer: Sendable, Hashable {
  let range: TimeRange
  /// At least one, in the order of the API document.
  let metrics: [Metric]

  private static let suffix = ".answer"

  init(range: TimeRange, metrics: [Metric]) {
    self.range = range
    self.metrics = Metric.allCases.filter(metrics.contains)
  }

  /// What a file holds by its name; nil if no entry has such a name.
  init?(fileName: String) {
    guard fileName.hasSuffix(Self.suffix) else { return nil }
    let parts = fileName.dropLast(Self.suffix.count).split(
      separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 3, let from = Int64(parts[0]), let to = Int64(parts[1]) else { return nil }
    let metrics = parts[2].split(separator: "+").compactMap { Metric(rawValue: String($0)) }
    let range = TimeRange(from: Instant(milliseconds: from), to: Instant(milliseconds: to))
    self.init(range: range, metrics: metrics)
    // One entry has one name: not "+5" for 5, not "p2p+http".
    guard from < to, !metrics.isEmpty, self.fileName == fileName else { return nil }
  }

  /// The name of its file.
  var fileName: String {
    let names = metrics.map(\.rawValue).joined(separator: "+")
    return "\(range.from.milliseconds)_\(range.to.milliseconds)_\(names)\(Self.suffix)"
  }

  /// Whether the range is one of whole buckets.
  func isAligned(to interval: Interval) -> Bool {
    range.from.isMultiple(of: interval.length) && range.to.isMultiple(of: interval.length)
  }

  /// Whether it has all of some metrics.
  func has(_ wanted: [Metric]) -> Bool { wanted.allSatisfy(metrics.contains) }

  /// Whether nothing is lost without another entry of the same key.
  func replaces(_ other: KeptAnswer) -> Bool {
    range.from <= other.range.from && other.range.to <= range.to && has(other.metrics)
  }
}
