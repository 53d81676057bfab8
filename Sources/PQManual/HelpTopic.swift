import PQRender
import PQRun
import PQSemantics
import PQSyntax
import PQTools

/// A page of `pq help TOPIC` and of `\? TOPIC` in the conversation.
package enum HelpTopic: String, CaseIterable, Sendable {
  case syntax, functions, formats, environment, errors
  case exitCodes = "exit-codes"

  /// A phrase that describes the page in lists.
  package var summary: String {
    switch self {
    case .syntax: "statements and clauses, with an example of each"
    case .functions: "functions in expressions"
    case .formats: "output formats"
    case .environment: "variables of the environment"
    case .errors: "the codes of errors and warnings; each code is a topic too"
    case .exitCodes: "exit statuses"
    }
  }

  /// The lines of the page, of at most 80 characters unless an example is longer.
  package var lines: [String] {
    switch self {
    case .syntax: Self.syntaxLines
    case .functions: Self.functionsLines
    case .formats: Self.formatsLines
    case .environment: Self.environmentLines
    case .errors: Self.errorsLines
    case .exitCodes: Self.exitCodesLines
    }
  }

  private static var syntaxLines: [String] {
    ["A query is SELECT with columns, and then clauses in any order:", ""]
      + ["  SELECT http, p2p BY browser WHERE country = 'US' LAST 6h EVERY 1h;", "", "Clauses:"]
      + examples(of: Clause.allCases.map(\.keyword)) + ["", "Statements:"]
      + examples(of: Keyword.statements) + [""]
      + TwoColumns.wrapped(
        "Each word is a topic: pq help top. Names and keywords have any letter case, values are"
          + " in quotes, and comments begin with --.", 80)
  }

  /// Returns two lines for each keyword: its description, and an example below.
  private static func examples(of keywords: [Keyword]) -> [String] {
    let width = 9
    let rows = keywords.map { (name: $0.text, meaning: $0.summary) }
    return zip(keywords, TwoColumns.lines(rows, width: width)).flatMap { keyword, line in
      [line]
        + (keyword.example.map { [String(repeating: " ", count: width + 4) + $0] } ?? [])
    }
  }

  private static var functionsLines: [String] {
    ["x is an expression such as http, length that of shorter buckets, such as 5m.", ""]
      + TwoColumns.lines(
        Function.allCases.map { ($0.signature, $0.summary) }, columns: 80)
  }

  private static var formatsLines: [String] {
    ["--format, SET format, or the ending of a file selects the format of results:", ""]
      + TwoColumns.lines(OutputFormat.allCases.map { ($0.rawValue, $0.summary) }, columns: 80)
  }

  private static var environmentLines: [String] {
    TwoColumns.lines(
      EnvironmentVariable.allCases.map { ($0.rawValue, $0.summary) }, columns: 80)
  }

  private static var errorsLines: [String] {
    ["Codes of errors and warnings about a query. pq help CODE explains one."]
      + listed(DiagnosticCode.allCases.map(\.rawValue))
      + ["", "Codes of other lines on standard error:"]
      + listed(ErrorSection.all.map(\.code).filter { DiagnosticCode(rawValue: $0) == nil })
  }

  private static func listed(_ names: [String]) -> [String] {
    TwoColumns.wrapped(names.joined(separator: " "), 78).map { "  \($0)" }
  }

  private static var exitCodesLines: [String] {
    TwoColumns.lines(ExitStatus.allCases.map { ("\($0.rawValue)", $0.summary) }, columns: 80)
  }
}
