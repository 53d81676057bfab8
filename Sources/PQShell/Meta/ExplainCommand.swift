import PQRun

/// `\explain`: explains the last query.
enum ExplainCommand: MetaCommand {
  static let names = ["explain"]
  static let usage = "[json|curl|analyze]"
  static let summary = "what the last query asks, and what it costs"
  static let details = [
    "Nothing is sent, but for analyze, which asks again and tells what happened.",
    "json is one object, with the bodies of the requests; curl is commands to run by hand.",
    "  \\explain curl",
  ]

  static func choices(after arguments: [String]) -> [MetaChoice] {
    guard arguments.isEmpty else { return [] }
    return [
      .word("json", note: "one object, with the bodies of the requests"),
      .word("curl", note: "commands to run by hand"),
      .word("analyze", note: "asks again, and tells what happened"),
    ]
  }

  static func run(_ arguments: [String], _ shell: inout Shell) async throws -> Shell.Step {
    let form =
      switch arguments.map({ $0.lowercased() }) {
      case []: "EXPLAIN"
      case ["json"]: "EXPLAIN (FORMAT JSON)"
      case ["curl"]: "EXPLAIN (FORMAT CURL)"
      case ["analyze"]: "EXPLAIN ANALYZE"
      default: throw misuse
      }
    guard let query = shell.last?.query else {
      throw CommandFailure.usage("there is no query to explain yet; run one first")
    }
    try await shell.runAside("\(form) \(query);")
    return .goOn
  }
}
