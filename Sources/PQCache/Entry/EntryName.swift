import PQModel

/// The range and the metrics of an entry. They are also the name of the entry's file. The range consists
/// of whole buckets.
///
///     1768500000000_1768503600000_http+p2p.answer
struct EntryName: Sendable, Hashable {
  let range: TimeRange
  /// At least one metric, in the order of the API's documentation.
  let metrics: [Metric]

  private static let suffix = ".answer"

  init(range: TimeRange, metrics: [Metric]) {
    self.range = range
    self.metrics = Metric.allCases.filter(metrics.contains)
  }

  /// Reads the name of a file; `nil` if it is not the name of an entry.
  init?(fileName: String) {
    guard fileName.hasSuffix(Self.suffix) else { return nil }
    let parts = fileName.dropLast(Self.suffix.count).split(
      separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 3, let from = Int64(parts[0]), let to = Int64(parts[1]) else { return nil }
    let metrics = parts[2].split(separator: "+").compactMap { Metric(rawValue: String($0)) }
    let range = TimeRange(from: Instant(milliseconds: from), to: Instant(milliseconds: to))
    self.init(range: range, metrics: metrics)
    // Each entry has exactly one name. So "+5" is not accepted for 5, and "p2p+http" is not accepted for
    // "http+p2p".
    guard from < to, !metrics.isEmpty, self.fileName == fileName else { return nil }
  }

  /// The name of the entry's file.
  var fileName: String {
    let names = metrics.map(\.rawValue).joined(separator: "+")
    return "\(range.from.milliseconds)_\(range.to.milliseconds)_\(names)\(Self.suffix)"
  }

  /// Returns true if the range consists of whole buckets.
  func isAligned(to interval: Interval) -> Bool {
    range.from.isMultiple(of: interval.length) && range.to.isMultiple(of: interval.length)
  }

  /// Returns true if the entry has all given metrics.
  func has(_ wanted: [Metric]) -> Bool { wanted.allSatisfy(metrics.contains) }

  /// Returns true if this entry has the whole range and all metrics of another entry with the same key.
  func replaces(_ other: EntryName) -> Bool {
    range.from <= other.range.from && other.range.to <= range.to && has(other.metrics)
  }
}
