import Foundation
import PQEngine
import PQModel

/// Checks of filters.
extension BackendConformance {
  func wrongFiltering() async throws -> [String] {
    guard let study else { return [] }
    var violations: [String] = []
    for split in splits where !split.isEmpty {
      guard let all = try await rows(study.range, study.interval, by: split) else { continue }
      let wanted = split.indices.map { everyOther(all.values(at: $0)) }
      guard wanted.allSatisfy({ !$0.isEmpty }) else { continue }
      let filters = zip(split, wanted).map { ExportRequest.Filter($0, in: $1) }
      let some = try await rows(study.range, study.interval, by: split, where: filters)
      let bytes = wanted.map { Set($0.map { Array($0.utf8) }) }
      let expected = all.rows.filter { row in
        zip(row.key.labels, bytes).allSatisfy { $1.contains($0) }
      }
      if some?.rows ?? [:] != expected { violations.append("\(filters) lets other rows through") }
      let unsplit = try await rows(study.range, study.interval, where: filters)
      let sum = some?.regrouped { AnswerRows.Key(bucket: $0.bucket, labels: []) }
      if unsplit?.rows != sum { violations.append("\(filters) without BY is another sum") }
    }
    return violations
  }

  func lookAlikes() async throws -> [String] {
    try await violations { value in
      [
        value.decomposedStringWithCanonicalMapping, value.precomposedStringWithCanonicalMapping,
      ]
    }
  }

  func unknownMatches() async throws -> [String] {
    try await violations { value in
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
  private func violations(_ others: (String) -> [String]) async throws -> [String] {
    guard let study else { return [] }
    var violations: [String] = []
    for dimension in dimensions {
      let all = try await rows(study.range, study.interval, by: [dimension])
      let known = all?.values(at: 0) ?? []
      let bytes = Set(known.map { Array($0.utf8) })
      for value in known {
        for other in others(value) where !bytes.contains(Array(other.utf8)) {
          let filter = ExportRequest.Filter(dimension, in: [other])
          let answer = try await rows(study.range, study.interval, where: [filter])
          guard let answer, !answer.rows.isEmpty else { continue }
          violations.append("\(dimension.rawValue) has no '\(other)', but rows of it")
        }
      }
    }
    return violations
  }
}
