public import Foundation

/// A folder of the corpus: cases of one kind, a file each.
public enum CorpusFolder: String, CaseIterable, Sendable {
  /// Queries and the result of each stage.
  case right = "Right"
  /// Query texts with mistakes, and their diagnostics.
  case wrong = "Wrong"
  /// The examples of the export API's document.
  case vendor = "Vendor"

  /// The sections that a case of the folder can have, in the order of the file.
  public var sections: [CorpusSection] {
    switch self {
    case .right: [.query, .fixture, .tree, .format, .plan, .requests, .rows, .output]
    case .wrong: [.query, .diagnostics]
    case .vendor: [.query, .fixture, .body, .answerCSV, .answerJSON]
    }
  }

  /// The cases, in the order of their names.
  public var cases: [CorpusCase] {
    Project.contents(of: "Tests/Corpus/\(rawValue)").map { CorpusCase(folder: self, file: $0) }
  }

  /// The files from which cases are answered.
  public static var fixtures: [URL] { Project.contents(of: "Tests/Corpus/Fixtures") }
}

/// A section of a case, by the name in its header.
public enum CorpusSection: String, CaseIterable, Sendable {
  /// The query text.
  case query
  /// A line with the name of a file in `Tests/Corpus/Fixtures`; without it, the demo answers.
  case fixture
  /// The outline of the syntax tree.
  case tree
  /// The formatted text; left out if it is equal to the query text.
  case format
  /// The explanation of the plans, as text; left out if no statement has a plan.
  case plan
  /// The body of each request on a line of its own; left out if no statement has a plan.
  case requests
  /// The answers as CSV.
  case rows
  /// The answers as tables.
  case output
  /// The diagnostics as text.
  case diagnostics
  /// The body of the request, as documented.
  case body
  /// The answer as CSV, as documented.
  case answerCSV = "answer csv"
  /// The answer as JSON, as documented.
  case answerJSON = "answer json"
}
