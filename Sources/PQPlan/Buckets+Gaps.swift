public import PQModel

extension Buckets {
  /// The ranges without gaps that the buckets form, in order of time.
  var runs: [TimeRange] {
    guard commonLength == nil else { return [range] }
    return (0..<count).reduce(into: []) { runs, index in
      let bucket = self[index]
      if let last = runs.last, last.to == bucket.from {
        runs[runs.count - 1] = TimeRange(from: last.from, to: bucket.to)
      } else {
        runs.append(bucket)
      }
    }
  }

  /// The parts of the range outside of all buckets, in order of time.
  public var gaps: [TimeRange] {
    let runs = runs
    return zip(runs, runs.dropFirst()).map { TimeRange(from: $0.to, to: $1.from) }
  }

  /// Returns the buckets without some at the start and at the end, or `nil` if none is left.
  func dropping(first: Int = 0, last: Int = 0) -> Buckets? {
    let kept = first..<max(first, count - last)
    guard !kept.isEmpty else { return nil }
    guard kept.count < count else { return self }
    guard let length = commonLength else { return Buckets(listed: kept.map { self[$0] }) }
    let range = TimeRange(from: self[kept.lowerBound].from, to: self[kept.upperBound - 1].to)
    return Buckets(Bucketing(.fixed(length)), of: range)
  }
}
