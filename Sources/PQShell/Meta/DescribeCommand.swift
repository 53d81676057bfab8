import PQ
import PQRun
import PQTools
import PQSemantics
import PQSyntax

/// `\d`: lists what a query can use, or describes a name.
enum DescribeCommand: ShellCommand {
  static let names = ["d", "describe", "dt"]
  static let usage = "[LIST|NAME]"
  static let summary = "what can be asked for, or what a name means"
  static let details = [
    "LIST is one of \(lists.map(\.word).joined(separator: ", ")).",
    "NAME is a metric, a dimension, a function, or what LET and PARAM have named.",
    "  \\d country",
  ]

  /// The lists, and the keywords that describe them.
  private static let lists: [(word: String, keyword: Keyword?)] = [
    ("metrics", .metrics), ("dimensions", .dimensions), ("intervals", .intervals),
    ("limits", .limits), ("functions", .functions), ("settings", .settings), ("names", nil),
  ]

  static func choices(after arguments: [String], _ catalog: Catalog) -> [ArgumentChoice] {
    guard arguments.isEmpty else { return [] }
    let words = lists.map {
      ArgumentChoice.word($0.word, note: $0.keyword?.summary ?? namesSummary)
    }
    return words + catalog.metrics.map { .word($0.rawValue, note: $0.summary) }
      + catalog.dimensions.map { .word($0.rawValue, note: $0.summary) }
  }

  private static let namesSummary = "what LET and PARAM have named"

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    let catalog = shell.runner.session.backend.catalog
    switch arguments.first?.lowercased() {
    case nil: try shell.show(catalog.metricTable, catalog.dimensionTable, catalog.limitTable)
    case "metrics": try shell.show(catalog.metricTable)
    case "dimensions": try shell.show(catalog.dimensionTable)
    case "intervals": try shell.show(catalog.intervalTable)
    case "limits": try shell.show(catalog.limitTable)
    case "functions": try shell.show(Function.table)
    case "settings": try shell.show(SettingRow.rows(of: shell).table)
    case "names": try showNames(&shell)
    case let word?: try describe(word, &shell)
    }
    return .goOn
  }

  private static func showNames(_ shell: inout Shell) throws {
    guard let table = shell.runner.session.environment.nameTable else {
      throw CommandFailure.usage("nothing has a name yet; LET and PARAM give names")
    }
    try shell.show(table)
  }

  private static func describe(_ word: String, _ shell: inout Shell) throws {
    let meanings = NameMeanings(shell)
    let lines = meanings.lines(for: word)
    guard lines.isEmpty else { return try shell.show(lines: lines) }
    let near = SimilarWord.best(for: word, among: lists.map(\.word) + meanings.names)
    let advice = near.map { "try \\d \($0)" } ?? "\\d alone lists what there is"
    throw CommandFailure.usage("there is nothing called \(word); \(advice)")
  }
}

extension QueryEnvironment {
  /// The names of LET and PARAM, one in each row; `nil` if there are none.
  fileprivate var nameTable: DataTable? {
    let names = definitionNames + declared.sorted().map { "$\($0)" }
    guard !names.isEmpty else { return nil }
    return DataTable([.texts("name", names), .texts("what", names.map(meaning))])
  }
}
