import PQEngine
import PQModel

/// Checks of how answers add up.
extension BackendConformance {
  func wrongSumsOverTime() async throws -> [String] {
    var violations: [String] = []
    let intervals = backend.catalog.limits.rules.map(\.interval)
    for (fine, coarse) in zip(intervals, intervals.dropFirst()) {
      for split in splits {
        guard let range = newest(2, of: coarse),
          let parts = try await rows(range, fine, by: split),
          let whole = try await rows(range, coarse, by: split)
        else { continue }
        let sums = parts.regrouped { key in
          let bucket = Instant(milliseconds: key.bucket).floored(to: coarse.length)
          return AnswerRows.Key(bucket: bucket.milliseconds, labels: key.labels)
        }
        if whole.rows != sums {
          violations.append("\(coarse.rawValue) is not the sum of \(fine.rawValue) by \(split)")
        }
      }
    }
    return violations
  }

  func wrongSlices() async throws -> [String] {
    var violations: [String] = []
    for request in requests() where request.bucketCount > 1 {
      let whole = AnswerRows(try await backend.answer(request), to: request)
      let cut = request.range.from + request.interval.length
      let slices = [
        TimeRange(from: request.range.from, to: cut), TimeRange(from: cut, to: request.range.to),
      ]
      var parts: [AnswerRows.Key: AnswerRows.Row] = [:]
      for slice in slices {
        let part = try await rows(slice, request.interval, by: request.dimensions)
        parts.merge(part?.rows ?? [:]) { $0 + $1 }
      }
      if parts != whole.rows { violations.append("\(request.range) cut at \(cut) is another") }
    }
    return violations
  }

  func wrongSumsOverGroups() async throws -> [String] {
    var violations: [String] = []
    for (range, interval) in samples() {
      let whole = try await rows(range, interval)
      for split in splits {
        guard let parts = try await rows(range, interval, by: split) else { continue }
        let sums = parts.regrouped { AnswerRows.Key(bucket: $0.bucket, labels: []) }
        if sums != whole?.rows { violations.append("\(split) adds up to another sum in \(range)") }
      }
    }
    return violations
  }
}
