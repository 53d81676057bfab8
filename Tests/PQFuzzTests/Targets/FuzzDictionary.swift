import PQModel
import PQSemantics
import PQSyntax

extension FuzzTarget {
  /// Words that occur in inputs of the target. Random inputs are made of them, because random bytes
  /// rarely hit a word.
  var dictionary: [String] {
    switch self {
    case .syntax, .binding, .completion: Self.queryWords
    case .csv, .json, .file, .emulator: Self.answerWords
    case .zones:
      ["TZif2", "TZif", "CET-1CEST,M3.5.0,M10.5.0/3", "<+03>-3", "J60", "M11.1.0", "UTC0"]
    case .live:
      [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "https://", "http://",
        "127.0.0.1:80", "[::1]", "localhost",
      ]
    case .prompt: ["\u{1B}[A", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}O", "# pq history 1\n", "\\n"]
    case .model: ["2026-01-15T20:30:00.000Z", "+01:00", "0001-01-01", "9999-12-31", "T"]
    case .statements, .mistakes, .engine, .cache, .rendering: []
    }
  }

  private static let queryWords =
    Keyword.allCases.map { $0.text + " " } + Metric.allCases.map(\.rawValue)
    + ExportDimension.allCases.map(\.rawValue) + Function.allCases.map { $0.rawValue + "(" }
    + [
      "$n", "'a'", "6h", "1d", "1mo", "10MB", "1.5GiB", "/*", "*/", "--", "#!", "<>", "!=", "<=",
      "==", "&&", "||", "\u{201C}", "\u{201D}", "\u{2018}", "`", "GROUP BY ", "FROM ", "1e9",
      "1_000",
      "$d", "http", ";", "('a', 'b')",
    ]

  private static let answerWords =
    ExportDimension.allCases.map(\.rawValue) + Metric.allCases.map(\.rawValue)
    + Interval.allCases.map { "\"\($0.rawValue)\"" }
    + [
      "timestamp", "\"data\"", "\"error\"", "\"grain\"", "\"from\"", "\"to\"", "\"interval\"",
      "\"metrics\"", "\"filters\"", "\"dimensions\"", "false", "true", "null", "1768500000000",
      "\\u",
      "\\ud83d", "\\ude00", "9223372036854775807", "1e3", "0.5", "{}", "[]", "\r\n", "\"\"",
      "\",\"",
    ]
}
