import ArgumentParser
import PQRender

/// The arguments of a command line, split into options with their values and other words. ArgumentParser
/// is not needed for that, so this also works if the arguments are wrong.
struct ArgumentLine {
  /// The options whose value is the next argument. `-c` takes any argument; the others take none that
  /// begins with a dash.
  static let optionsWithValue = [
    "-c", "-o", "--output", "--backend", "--ca-file", "--color", "--days", "--diagnostics", "--end",
    "--fault", "--format", "--generate-completion-script", "--groups", "--max-requests", "--meta",
    "--now", "--param", "--port", "--profile", "--rate", "--rate-limit", "--seed", "--time",
    "--token", "--trace", "--wire",
  ]

  private let arguments: [String]

  /// Creates the line from escaped arguments.
  init(_ arguments: [String]) { self.arguments = arguments }

  /// The arguments with the options before a subcommand moved behind its name, because ArgumentParser
  /// knows them only there. If no subcommand follows the first options, nothing changes. Nor does the line
  /// with which a completion script asks for values.
  var subcommandFirst: [String] {
    guard arguments.first != "---completion" else { return arguments }
    var (path, options, rest) = ([String](), [String](), arguments[...])
    var commands = PQCommand.configuration.subcommands
    while true {
      let leading = Self.leadingOptions(of: rest)
      let after = rest.dropFirst(leading.count)
      guard let word = after.first else { break }
      let command = commands.first { $0._commandName == word }
      guard let command else { break }
      commands = command.configuration.subcommands
      path.append(word)
      options += leading
      rest = after.dropFirst()
    }
    return path + options + rest
  }

  /// The form of messages that the arguments select, even if other arguments are wrong.
  var diagnosticForm: DiagnosticForm {
    value(of: "--diagnostics").flatMap(DiagnosticForm.init) ?? .text
  }

  /// True if the arguments name a file for the trace of requests.
  var hasTrace: Bool { value(of: "--trace") != nil }

  /// Returns the last value of an option; `nil` if it is not given.
  private func value(of option: String) -> String? {
    // Most command lines have no options that matter here.
    guard arguments.contains(where: { $0.hasPrefix(option) }) else { return nil }
    var value: String?
    var rest = arguments[...]
    while let argument = rest.first, argument != "--" {
      let count = Self.count(ofItemIn: rest)
      if argument == option, count == 2 { value = rest.dropFirst().first }
      if argument.hasPrefix(option + "=") { value = String(argument.dropFirst(option.count + 1)) }
      rest = rest.dropFirst(count)
    }
    return value
  }

  /// Returns the options at the start of arguments, with their values.
  private static func leadingOptions(of arguments: ArraySlice<String>) -> ArraySlice<String> {
    var rest = arguments
    while let argument = rest.first, isOption(argument) {
      rest = rest.dropFirst(count(ofItemIn: rest))
    }
    return arguments.prefix(arguments.count - rest.count)
  }

  /// Returns the number of arguments that belong to the first one: 2 for an option and its value.
  private static func count(ofItemIn arguments: ArraySlice<String>) -> Int {
    guard let argument = arguments.first, optionsWithValue.contains(argument),
      let next = arguments.dropFirst().first, argument == "-c" || !isDashed(next)
    else { return 1 }
    return 2
  }

  /// True for an option; false for `-` (standard input) and for `--`, after which no options follow.
  private static func isOption(_ argument: String) -> Bool {
    isDashed(argument) && argument != "--"
  }

  private static func isDashed(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument != "-"
  }
}
