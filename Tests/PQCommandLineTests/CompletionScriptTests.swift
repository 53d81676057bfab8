import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// Tab typed in three shells, with the completion script of `pq`.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct CompletionScriptTests {
  @Test func bash() throws { try completes(.bash) }

  @Test(.enabled(if: InteractiveShell.zsh.program != nil, "zsh is not installed"))
  func zsh() throws { try completes(.zsh) }

  @Test(.enabled(if: InteractiveShell.fish.program != nil, "fish is not installed"))
  func fish() throws { try completes(.fish) }

  /// Typed words, and the words after Tab.
  private static let cases = [
    ("pq --fo", "pq --format"), ("pq --format cs", "pq --format csv"),
    ("pq --backend de", "pq --backend demo"), ("pq --backend ro", "pq --backend rows.csv"),
    ("pq --profile wo", "pq --profile work"), ("pq -o ot", "pq -o other.txt"),
    ("pq al", "pq alpha.pq"), ("pq --quiet al", "pq --quiet alpha.pq"), ("pq doc", "pq doctor"),
    ("pq check be", "pq check beta.pq"), ("pq check --ba", "pq check --backend"),
    ("pq check --backend ro", "pq check --backend rows.csv"),
    ("pq --quiet check be", "pq --quiet check beta.pq"), ("pq fixture ge", "pq fixture generate"),
    ("pq cache --format zz", "pq cache --format zz"), ("pq --quiet chec", "pq --quiet check"),
    ("pq help synt", "pq help syntax"), ("pq --format=cs", "pq --format=csv"),
    ("pq --profile check al", "pq --profile check alpha.pq"),
    ("pq alpha.pq chec", "pq alpha.pq chec"),
  ]

  private func completes(_ shell: InteractiveShell) throws {
    let rig = try CompletionRig(shell)
    for (typed, completed) in Self.cases {
      #expect(try rig.completion(of: typed) == completed, "\(typed) in \(shell)")
    }
    let list = try rig.list(after: "pq ")
    for word in ["alpha.pq", "beta.pq", "folder/", "check", "doctor", "serve"] {
      #expect(list.contains(word), "\(word) in \(shell):\n\(list)")
    }
    let rows = list.split(separator: "\n").flatMap { $0.components(separatedBy: "  ") }
    #expect(rows.filter { $0 == "fixture" }.count == 1, "\(shell):\n\(list)")
    #expect(!list.contains("other.txt") && !list.contains("rows.csv"), "\(shell):\n\(list)")
    let profiles = try rig.list(after: "pq --profile ")
    #expect(profiles.contains("night") && profiles.contains("work"), "\(shell):\n\(profiles)")
    #expect(!rig.hasRunCommand)
  }
}

/// A shell for people.
private enum InteractiveShell: String {
  case bash
  case zsh
  case fish

  /// The path of the program; `nil` if it is not installed.
  var program: String? {
    ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(rawValue)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// The options that leave out the configuration of the user.
  var options: [String] {
    switch self {
    case .bash: ["--norc", "--noprofile", "-i"]
    case .zsh: ["-f", "-i"]
    case .fish: ["--no-config", "-i"]
    }
  }

  /// A command that loads the completion script, which is the file `_pq` in the home folder, and
  /// makes the prompt `ready>`.
  var setup: String {
    switch self {
    case .bash: ". ~/_pq; bind 'set show-all-if-ambiguous on'; PS1='rea''dy> '"
    case .zsh:
      "fpath=(~ $fpath); autoload -U compinit; compinit -u; unsetopt beep; PS1='rea''dy> '"
    case .fish: ". ~/_pq; function fish_prompt; echo -n 'rea''dy> '; end"
    }
  }
}

/// A shell on a terminal, in a folder with files to complete.
private final class CompletionRig {
  private let home = TemporaryFolder()
  private let terminal: PseudoTerminal
  private let program: TerminalProgram

  init(_ shell: InteractiveShell) throws {
    for name in ["alpha.pq", "beta.pq", "other.txt", "rows.csv", "folder/inner.pq"] {
      try home.write("", to: "files/\(name)")
    }
    // Bash expands the words of a list. This name must not be one of them.
    for name in ["work", "night", "$(touch run)"] {
      try home.write("", to: "pq/profiles/\(name).pq")
    }
    let script = try ProgramRun.pq(["--generate-completion-script", shell.rawValue])
    try home.write(String(decoding: script.output, as: UTF8.self), to: "_pq")
    terminal = try PseudoTerminal(rows: 40, columns: 120)
    let path = "\(Project.programs.path):/usr/bin:/bin"
    program = try TerminalProgram(
      [shell.program ?? ""] + shell.options,
      environment: [
        "HOME": home.path, "XDG_CONFIG_HOME": home.path, "PATH": path, "TERM": "linux",
        "LC_ALL": "C.UTF-8",
      ], on: terminal)
    terminal.type("cd \(home.path)/files; \(shell.setup)\r")
    try terminal.expect("a prompt") { $0.line($0.row) == "ready>" }
  }

  /// Types words and Tab.
  ///
  /// - Returns: the words that are then on the line, without a space at the end.
  func completion(of typed: String) throws -> String {
    try type(typed + "\t")
    let line = terminal.screen.line(terminal.screen.row)
    try clear()
    return String(line.dropFirst("ready> ".count))
  }

  /// Types words and Tab.
  ///
  /// - Returns: what is then on the screen.
  func list(after typed: String) throws -> String {
    terminal.type("clear\r")
    try terminal.expect("an empty screen") { $0.text == "ready>" }
    try type(typed + "\t")
    defer { try? clear() }
    return terminal.screen.text
  }

  /// True if the name of a profile was run as a command.
  var hasRunCommand: Bool {
    FileManager.default.fileExists(atPath: home.path + "/files/run")
  }

  private func type(_ keys: String) throws {
    terminal.type(keys)
    try program.settle()
    // A shell asks pq for values, and waits for its answer.
    usleep(200_000)
    try program.settle()
  }

  private func clear() throws {
    terminal.type("\u{03}")
    try terminal.expect("a prompt") { $0.line($0.row) == "ready>" }
  }
}
