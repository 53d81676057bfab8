import PQEngine
import PQModel

/// Checks of how answers add up.
extension BackendConformance {
  func wrongSumsOverTime() async throws(Finding) -> [Finding] {
    var findings: [Finding] = []
    let intervals = backend.catalog.limits.rules.map(\.interval)
    for (fine, coarse) in zip(intervals, intervals.dropFirst()) {
      for split in splits {
        guard let range = newest(2, of: coarse), let whole = request(range, coarse, by: split),
          let parts = try await rows(range, fine, by: split)
        else { continue }
        let sums = parts.regrouped { key in
          let bucket = Instant(milliseconds: key.bucket).floored(to: coarse.length)
          return AnswerRows.Key(bucket: bucket.milliseconds, labels: key.labels)
        }
        findings += await finding(whole, sums, "by the sum of \(fine.rawValue)")
      }
    }
    return findings
  }

  func wrongSlices() async throws(Finding) -> [Finding] {
    var findings: [Finding] = []
    for request in requests() where request.bucketCount > 1 {
      let cut = request.range.from + request.interval.length
      let slices = [
        TimeRange(from: request.range.from, to: cut), TimeRange(from: cut, to: request.range.to),
      ]
      var parts: AnswerRows.Rows = [:]
      for slice in slices {
        let part = try await rows(slice, request.interval, by: request.dimensions)
        parts.merge(part?.rows ?? [:]) { $0 + $1 }
      }
      findings += await finding(request, parts, "by the answers up to \(cut) and from there")
    }
    return findings
  }

  func wrongSumsOverGroups() async throws(Finding) -> [Finding] {
    var findings: [Finding] = []
    for (range, interval) in samples() {
      guard let whole = request(range, interval) else { continue }
      for split in splits where !split.isEmpty {
        guard let parts = try await rows(range, interval, by: split) else { continue }
        let sums = parts.regrouped { AnswerRows.Key(bucket: $0.bucket, labels: []) }
        let names = split.map(\.rawValue).joined(separator: " and ")
        findings += await finding(whole, sums, "by the sum over \(names)")
      }
    }
    return findings
  }

  /// Returns a finding if the answer to a request has other rows than expected.
  func finding(
    _ request: ExportRequest, _ expected: AnswerRows.Rows, _ reason: String
  ) async -> [Finding] {
    do throws(Finding) {
      let difference = AnswerRows.difference(try await rows(request).rows, expected)
      return difference.map { [Finding("\($0) \(reason)", request)] } ?? []
    } catch {
      return [error]
    }
  }
}
