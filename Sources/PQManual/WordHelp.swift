package import PQModel
import PQSemantics
import PQSyntax
import PQTools

/// The help about a word of the language: a keyword, a metric, a dimension, a function or a setting.
package enum WordHelp {
  /// All words that have help, in lowercase.
  package static var words: [String] {
    Keyword.explained.map { $0.text.lowercased() } + Metric.allCases.map(\.rawValue)
      + ExportDimension.allCases.flatMap { [$0.rawValue, $0.shortName] }
      + Function.allCases.map(\.rawValue) + Setting.allCases.map(\.rawValue)
  }

  /// Returns all meanings of a word in any letter case; no lines for an unknown word.
  package static func lines(for word: String) -> [String] {
    let word = word.lowercased()
    var lines = lines(forKeyword: word)
    if let metric = Metric(rawValue: word) { lines += Self.lines(for: metric) }
    if let dimension = ExportDimension.named(word) { lines += Self.lines(for: dimension) }
    return lines + self.lines(forFunction: word) + self.lines(forSetting: word)
  }

  package static func lines(forKeyword word: String) -> [String] {
    guard let keyword = Keyword.explained.first(where: { $0.text.lowercased() == word }) else {
      return []
    }
    let example = keyword.example.map { ["    \($0)"] } ?? []
    return ["\(keyword.text): \(keyword.summary)"] + example
  }

  package static func lines(for metric: Metric) -> [String] {
    let overTime = metric.overTime == .adds ? "add up" : "average"
    return [
      "\(metric.rawValue), a metric in \(metric.unit.name): \(metric.summary)",
      "  Over time its values \(overTime).",
    ]
  }

  package static func lines(for dimension: ExportDimension) -> [String] {
    [
      "\(dimension.rawValue), a dimension: \(dimension.summary)",
      "  \(dimension.shortName) is short for it.",
    ]
  }

  package static func lines(forFunction name: String) -> [String] {
    Function(rawValue: name).map { ["\($0.signature), a function: \($0.summary)"] } ?? []
  }

  package static func lines(forSetting name: String) -> [String] {
    Setting(rawValue: name).map { ["\(name), a setting: \($0.summary)"] } ?? []
  }
}
