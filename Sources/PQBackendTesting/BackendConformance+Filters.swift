import Foundation
import PQEngine
import PQModel

/// Checks of filters.
extension BackendConformance {
  func wrongFiltering() async throws(Finding) -> [Finding] {
    guard let study else { return [] }
    var findings: [Finding] = []
    for split in splits where !split.isEmpty {
      guard let all = try await rows(study.range, study.interval, by: split) else { continue }
      let wanted = split.indices.map { everyOther(all.values(at: $0)) }
      let filters = zip(split, wanted).map { ExportRequest.Filter($0, in: $1) }
      guard let grouped = request(study.range, study.interval, by: split, where: filters),
        let single = request(study.range, study.interval, where: filters)
      else { continue }
      let bytes = wanted.map { Set($0.map { Array($0.utf8) }) }
      let passing = all.rows.filter { row in
        zip(row.key.labels, bytes).allSatisfy { $1.contains($0) }
      }
      var sums: AnswerRows.Rows = [:]
      for (key, row) in passing {
        sums.merge([AnswerRows.Key(bucket: key.bucket, labels: []): row]) { $0 + $1 }
      }
      findings += await finding(grouped, passing, "by the answer without filters")
      findings += await finding(single, sums, "by the sum of the groups that pass")
    }
    return findings
  }

  func lookAlikes() async throws(Finding) -> [Finding] {
    try await matches { value in
      [
        value.decomposedStringWithCanonicalMapping, value.precomposedStringWithCanonicalMapping,
      ]
    }
  }

  func unknownMatches() async throws(Finding) -> [Finding] {
    try await matches { value in
      [
        "no such value", value + " ", value + "\0", value + "\u{301}", "%",
        value.lowercased() + "?",
      ]
    }
  }

  private func everyOther(_ values: [String]) -> [String] {
    values.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
  }

  /// Asks for values that a dimension does not have, but that resemble its values.
  private func matches(_ others: (String) -> [String]) async throws(Finding) -> [Finding] {
    guard let study else { return [] }
    var findings: [Finding] = []
    for dimension in dimensions {
      let all = try await rows(study.range, study.interval, by: [dimension])
      let known = all?.values(at: 0) ?? []
      let bytes = Set(known.map { Array($0.utf8) })
      for value in known {
        for other in others(value) where !bytes.contains(Array(other.utf8)) {
          let filter = ExportRequest.Filter(dimension, in: [other])
          guard let request = request(study.range, study.interval, where: [filter]),
            let row = try await rows(request).rows.keys.min()
          else { continue }
          let quoted = JSONText.quoted(other)
          findings.append(
            Finding("the row \(row) matches \(quoted), which no group has as its value", request))
        }
      }
    }
    return findings
  }
}
