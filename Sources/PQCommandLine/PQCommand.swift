import ArgumentParser

/// `pq`: the root of the command line.
struct PQCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pq",
    abstract: "Query the analytics of peer-assisted video delivery.",
    discussion: """
      pq -c "SELECT http, p2p BY browser.name LAST 6h EVERY 1h" queries the built-in demo.

      Exit status: 0 success; 1 the query is wrong and nothing was sent; 2 the command line or a file \
      that it names is wrong; 3 the backend failed; 4 more requests than allowed; 5 a partial answer; \
      130 cancelled.
      """,
    version: "pq 0.1.0",
    subcommands: [
      RunCommand.self, CheckCommand.self, FormatCommand.self, FixtureCommand.self,
      ServeCommand.self, DoctorCommand.self, CacheCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  /// The words that select a subcommand and are therefore no file names.
  static let subcommandNames = [
    "run", "check", "fmt", "fixture", "serve", "doctor", "cache", "help",
  ]

  /// The options of the default command, for `pq --help`.
  static var runOptions: String {
    let lines = helpMessage(for: RunCommand.self, columns: 80)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return "\n\n" + lines.drop { $0 != "ARGUMENTS:" }.joined(separator: "\n")
  }
}
