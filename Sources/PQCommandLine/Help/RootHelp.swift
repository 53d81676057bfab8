import ArgumentParser
import PQManual
import PQRun

/// The help of the program as a whole: `pq --help` and `pq -h`.
///
/// ArgumentParser would print the options of the default subcommand only under `pq run --help`.
enum RootHelp {
  /// The width of the pages, in characters.
  static let columns = 80

  /// The page of `pq --help`.
  static var long: String {
    [
      overview, section("USAGE", usage), section("EXAMPLES", examples),
      section("COMMANDS", commands), options,
      section("ENVIRONMENT", HelpTopic.environment.lines),
      section("EXIT STATUS", HelpTopic.exitCodes.lines), section("MORE HELP", more),
    ].joined(separator: "\n\n")
  }

  /// The page of `pq -h`.
  static var short: String {
    [
      overview, section("USAGE", usage), section("COMMANDS", commands),
      section("COMMON OPTIONS", commonOptions),
      "pq --help prints all options with examples, variables and exit statuses.",
    ].joined(separator: "\n\n")
  }

  private static let overview =
    "pq queries the analytics of peer-assisted video delivery: bytes over HTTP and\n"
    + "peer to peer, playing and rebuffering time, sessions."

  private static func section(_ title: String, _ lines: [String]) -> String {
    "\(title):\n" + lines.joined(separator: "\n")
  }

  private static let usage = TwoColumns.lines(
    [
      ("pq [OPTIONS]", "on a terminal: a conversation; else: run standard input"),
      ("pq [OPTIONS] -c TEXT ...", "run a query text"),
      (
        "pq [OPTIONS] FILE.pq ...",
        "run scripts in order, up to the first error; - is standard input"
      ),
      ("pq COMMAND [OPTIONS] ...", "one of the commands below"),
    ], columns: columns)

  private static let examples = [
    "  pq -c \"SELECT http, p2p BY browser LAST 6h EVERY 1h\"",
    "      asks the built-in demo, whose numbers are made up",
    "  pq --backend live -o yesterday.csv report.pq",
    "      asks the export API with the token in PEER5_AUTH_TOKEN, and writes a file",
    "  pq --backend week.csv --param country=DE,FR --format json report.pq",
    "      asks a file, with values for PARAM $country",
    "  pq check *.pq",
    "      finds mistakes without sending a request",
  ]

  private static var commands: [String] {
    let commands = PQCommand.configuration.subcommands.filter { $0 != RunCommand.self }
    return TwoColumns.lines(
      commands.map { ($0._commandName, $0.configuration.abstract) },
      columns: columns)
  }

  private static var more: [String] {
    TwoColumns.lines(
      [("pq help COMMAND", "the options of a command")]
        + HelpTopic.allCases.map { ("pq help \($0.rawValue)", $0.summary) }
        + [
          ("pq help CODE", "an error or a warning, such as pq help unknown-name"),
          ("pq help WORD", "a word of the language, such as pq help top"),
          ("man pq, man 5 pq", "the manual of the program and of the language, if installed"),
        ], columns: columns)
  }

  /// The arguments and options of the default command, as ArgumentParser prints them.
  private static var options: String {
    let lines = PQCommand.helpMessage(for: RunCommand.self, columns: columns)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "ARGUMENTS:" }
    let end = lines.lastIndex { !$0.isEmpty } ?? lines.startIndex
    return lines[...end].joined(separator: "\n")
  }

  /// The most used options, in the order of this list.
  private static var commonOptions: [String] {
    let lines = options.split(separator: "\n")
    return ["-c ", "--backend ", "--format ", "-o,", "--param ", "--max-requests ", "--quiet "]
      .flatMap { name -> [String] in
        guard let start = lines.firstIndex(where: { $0.hasPrefix("  " + name) }) else { return [] }
        let rest = lines[(start + 1)...].prefix { $0.hasPrefix("      ") }
        return [String(lines[start])] + rest.map(String.init)
      }
  }
}
