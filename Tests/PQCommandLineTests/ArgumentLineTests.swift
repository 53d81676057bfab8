import ArgumentParser
import Foundation
import PQRender
import Testing

@testable import PQCommandLine

/// Options before a subcommand, and the form of messages in arguments that may be wrong.
@Suite struct ArgumentLineTests {
  @Test(arguments: [
    ("--format csv check x.pq", "check --format csv x.pq"),
    ("--diagnostics json check f.pq", "check --diagnostics json f.pq"),
    ("--diagnostics=json check f.pq", "check --diagnostics=json f.pq"),
    ("--quiet serve --port 0", "serve --quiet --port 0"),
    ("--backend x.csv run y.pq", "run --backend x.csv y.pq"),
    ("--quiet fixture --seed 3 generate --days 1", "fixture generate --quiet --seed 3 --days 1"),
    ("--diagnostics json cache clear", "cache clear --diagnostics json"),
    ("cache --format json", "cache --format json"),
    ("--help check", "check --help"),
    ("--no-cache --rate 60 check a.pq", "check --no-cache --rate 60 a.pq"),
    // The value of an option may be the name of a subcommand.
    ("-o check x.pq", "-o check x.pq"), ("-o check run x.pq", "run -o check x.pq"),
    ("--profile check f.pq", "--profile check f.pq"), ("-c check", "-c check"),
    ("-c --quiet check", "check -c --quiet"), ("-c -- check", "check -c --"),
    // After other words and after -- there are only files.
    ("-- check", "-- check"), ("--quiet -- check x.pq", "--quiet -- check x.pq"),
    ("x.pq check", "x.pq check"), ("--quiet x.pq check", "--quiet x.pq check"),
    ("- check", "- check"), ("check -- check", "check -- check"), ("check check", "check check"),
    ("--quiet ./check", "--quiet ./check"), ("--quiet", "--quiet"), ("", ""),
    // A completion script asks in this form.
    ("---completion check -- --backend x", "---completion check -- --backend x"),
    // A missing value stays missing.
    ("--format --quiet check f.pq", "check --format --quiet f.pq"), ("--format", "--format"),
  ])
  func movesLeadingOptionsBehindTheSubcommand(line: String, result: String) {
    let words = line.split(separator: " ").map(String.init)
    #expect(ArgumentLine(words).subcommandFirst.joined(separator: " ") == result)
  }

  /// SSLKEYLOGFILE is kept only for these arguments.
  @Test(arguments: [
    ("--trace t.txt -c x", true), ("--trace=t.txt", true), ("check --trace t.txt a.pq", true),
    ("-c --trace", false), ("-- --trace t.txt", false), ("--backend live", false),
  ])
  func knowsWhetherRequestsAreTraced(line: String, hasTrace: Bool) {
    #expect(ArgumentLine(line.split(separator: " ").map(String.init)).hasTrace == hasTrace)
  }

  @Test(arguments: [
    ("--diagnostics json", "json"), ("--nonsense --diagnostics=gcc", "gcc"),
    ("--diagnostics json --diagnostics text", "text"), ("--diagnostics", "text"),
    ("check f.pq --diagnostics github", "github"), ("json", "text"), ("", "text"),
    ("--diagnostics=xml", "text"), ("-c --diagnostics json", "text"),
    ("-- --diagnostics json", "text"), ("-o --diagnostics json", "json"),
  ])
  func argumentsChooseTheForm(line: String, form: String) {
    let words = line.split(separator: " ").map(String.init)
    #expect(ArgumentLine(words).diagnosticForm.rawValue == form)
  }

  /// The options with a value are exactly those that the argument parser knows.
  @Test func knowsWhichOptionsHaveAValue() throws {
    let dump = try JSONSerialization.jsonObject(with: Data(PQCommand._dumpHelp().utf8))
    var names: Set<String> = []
    collect(dump, into: &names)
    let internalOptions: Set<String> = ["--generate-completion-script"]
    #expect(names.subtracting(ArgumentLine.optionsWithValue) == [])
    #expect(
      Set(ArgumentLine.optionsWithValue).subtracting(names).subtracting(internalOptions) == [])
  }

  private func collect(_ value: Any, into names: inout Set<String>) {
    if let list = value as? [Any] { for item in list { collect(item, into: &names) } }
    guard let object = value as? [String: Any] else { return }
    if object["kind"] as? String == "option", let list = object["names"] as? [[String: Any]] {
      for name in list {
        guard let text = name["name"] as? String else { continue }
        names.insert((name["kind"] as? String == "short" ? "-" : "--") + text)
      }
    }
    for item in object.values { collect(item, into: &names) }
  }
}
