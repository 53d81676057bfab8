import Foundation
import PQTestSupport
import Testing

/// With `--diagnostics json`, every line on standard error is a JSON object, whatever goes wrong.
@Suite(.ownThread) struct StandardErrorTests {
  /// A command that the shell runs, and its exit status. `PQ` stands for the program and the option.
  struct Case: Sendable, CustomTestStringConvertible {
    let command: String
    let status: Int32
    var testDescription: String { command }

    init(_ command: String, _ status: Int32) { (self.command, self.status) = (command, status) }
  }

  private static let commands = [
    Case("PQ -c 'SELECT htpp LAST 6h EVRY 1h; SELECT http LAST 30d EVERY 1h'", 1),
    Case("PQ -c \"SELECT http SINCE TODAY UNTIL '2026-01-16' EVERY 12h\"", 0),
    Case("PQ --nonsense", 2), Case("PQ --format xml", 2), Case("PQ -c", 2), Case("PQ fmt", 2),
    Case("PQ check", 2), Case("PQ help nonsense", 2), Case("PQ cache nonsense", 2),
    Case("PQ fixture generate --days 0", 2), Case("PQ fixture generate --days x", 2),
    Case("PQ fixture generate -o no/such.csv", 2), Case("PQ cache --format xml", 2),
    Case("PQ missing.pq", 2), Case("PQ .", 2), Case("PQ ''", 2), Case("PQ <&-", 2),
    Case("printf 'a\\0b' > binary.pq; PQ binary.pq", 2), Case("PQ $'\\xff.pq'", 2),
    Case("PQ -c $'\\xff'", 2), Case("PQ -c 'SHOW LIMITS' f.pq", 2),
    Case("PQ --backend missing.csv -c 'SHOW LIMITS'", 2),
    Case("PQ check --backend missing.csv f.pq", 2), Case("PQ --backend postgres f.pq", 2),
    Case("echo nonsense > bad.csv; PQ --backend bad.csv -c 'SHOW LIMITS'", 3),
    Case("PQ -o no/such.csv -c 'SHOW LIMITS'", 2), Case("PQ -o . -c 'SHOW LIMITS'", 2),
    Case("ln -s nowhere link; PQ -o link -c 'SHOW LIMITS'", 2),
    Case("PQ -o /dev/stderr -c 'SHOW LIMITS'", 2),
    Case("PQ --format csv -o two.csv -c 'SHOW LIMITS; SHOW METRICS'", 2),
    Case("PQ -c \"SHOW LIMITS; SELECT http LAST 1h INTO 'no/such.csv'\"", 2),
    Case("PQ --max-requests 0 -c 'SELECT http LAST 1h'", 4),
    Case("PQ --param x=1 -c 'SHOW LIMITS'", 2), Case("PQ --param x -c 'SHOW LIMITS'", 2),
    Case("PQ --param x=a -c 'PARAM $x = 1h; SELECT http LAST $x'", 1),
    Case("PQ --timing -c 'SELECT http LAST 1h; SHOW LIMITS'", 0),
    Case("env -u PQ_BACKEND PQ -c 'SELECT http LAST 1h'", 0),
    Case("PQ -c 'SELECT p2p * 9e99 * 9e300 LAST 1h; SELECT sum(http) LAST 1h'", 1),
    Case("PQ --profile none -c 'SHOW LIMITS'", 2), Case("PQ --profile x --no-config f.pq", 2),
    Case("XDG_CONFIG_HOME=$PWD/wrong PQ f.pq", 2), Case("XDG_CONFIG_HOME=$PWD/wrong PQ doctor", 2),
    Case("XDG_CONFIG_HOME=$PWD/wrong PQ check f.pq", 2),
    Case("echo 'select http last 1h;' > small.pq; PQ fmt --check small.pq f.pq", 1),
    Case("PQ fmt f.pq missing.pq", 2), Case("PQ check f.pq missing.pq", 2),
    Case("PQ check --max-requests 0 f.pq", 4),
    Case("PQ --backend http://127.0.0.1:1/v1 -c 'SELECT http LAST 1h'", 3),
    Case("PEER5_AUTH_TOKEN=$'a b' PQ --backend http://127.0.0.1:1/v1 f.pq", 3),
    Case("PEER5_AUTH_TOKEN=x PQ --fail-fast --backend http://127.0.0.1:1/v1 f.pq", 3),
    Case("PQ --backend ftp://x f.pq", 2), Case("PQ --backend http://u:p@127.0.0.1/v1 f.pq", 2),
    Case("PQ --backend live --ca-file missing.pem f.pq", 2),
    Case("PQ --backend live --trace no/such f.pq", 2),
    Case("PQ --backend live --trace /dev/stderr f.pq", 2),
    Case("PQ doctor --backend missing.csv", 2),
    Case("PQ doctor --backend http://127.0.0.1:1/v1", 3),
    Case("PQ serve --backend missing.csv", 2), Case("PQ serve --fault 429", 2),
    Case("PQ serve --token ''", 2), Case("PQ serve --now noon", 2),
    Case("(ulimit -n 8; PQ f.pq)", 2), Case("PQ -c 'SHOW LIMITS' >&-", 2),
    // A program for the token that writes to standard error.
    Case("XDG_CONFIG_HOME=$PWD/command PQ --backend http://127.0.0.1:1/v1 f.pq", 3),
  ]

  private static let keys = ["code", "message", "severity"]

  @Test(arguments: commands)
  func everyLineIsAnObject(test: Case) throws {
    let run = try run(test.command, form: "json")
    #expect(run.status == test.status, "\(run.errorText)")
    let lines = run.errorText.split(separator: "\n")
    // doctor writes its findings to standard output.
    if test.status != 0, test.status != 3 { #expect(!lines.isEmpty) }
    for line in lines {
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let keys = Self.keys.filter { object?[$0] is String }
      #expect(keys == Self.keys, "\(line)")
    }
  }

  /// The lines of the other two forms begin as editors and GitHub expect them.
  @Test(arguments: commands)
  func everyLineHasTheFormOfEditorsAndOfGitHub(test: Case) throws {
    let gcc = try run(test.command, form: "gcc").errorText.split(separator: "\n")
    for line in gcc {
      #expect(line.contains(#/^(pq|pq-serve|.*:\d+:\d+): (error|warning|note): ./#), "\(line)")
    }
    let github = try run(test.command, form: "github").errorText.split(separator: "\n")
    for line in github {
      #expect(line.contains(#/^::(error|warning|notice) [^:]*title=[a-z0-9-]+::./#), "\(line)")
    }
  }

  private func run(_ command: String, form: String) throws -> ProgramRun {
    let folder = TemporaryFolder()
    try folder.write("SELECT http LAST 1h;\n", to: "f.pq")
    try folder.write("SET x = 1; LET http = 2;", to: "wrong/pq/rc.pq")
    try folder.write("SET token_command = 'ls /no/such/folder';", to: "command/pq/rc.pq")
    let program = Project.programs.appending(path: "pq").path
    return try ProgramRun(
      [
        "/bin/bash", "-c",
        command.replacing("PQ ", with: "'\(program)' --diagnostics \(form) "),
      ], in: folder.url,
      environment: [
        "PATH": "/usr/bin:/bin", "PQ_BACKEND": "demo", "XDG_CACHE_HOME": "/nonexistent",
      ])
  }
}

extension ProgramRun {
  /// Standard error as a text.
  fileprivate var errorText: String { String(decoding: errors, as: UTF8.self) }
}
