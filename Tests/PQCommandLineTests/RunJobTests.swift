import ArgumentParser
import Testing

@testable import PQCommandLine

/// Command lines without options: the short path without ArgumentParser gives the same job.
@Suite struct RunJobTests {
  private static let words = [
    "-c", "-", "--", "", " ", "a.pq", "./check", "run", "check", "fmt", "fixture", "generate",
    "help", "-h", "--help", "--version", "--format", "csv", "--format=csv", "-o", "-cx", "-- x",
    "--x", "-5", "5", "SELECT http", "-SELECT", "a=b", "é", "\n", "--quiet",
  ]

  private static var lines: [[String]] {
    let pairs = words.flatMap { first in words.map { [first, $0] } }
    let triples = pairs.flatMap { pair in ["-c", "a.pq"].map { pair + [$0] } }
    return [[]] + words.map { [$0] } + pairs + triples
  }

  private func parsed(_ line: [String]) -> RunJob? {
    (try? PQCommand.parseAsRoot(line) as? RunCommand)?.job
  }

  @Test func plainCommandLinesEqualTheParsersResult() {
    var count = 0
    for line in Self.lines {
      guard let job = RunJob(plain: line, subcommands: PQCommand.subcommandNames) else { continue }
      #expect(parsed(line) == job, "\(line)")
      count += 1
    }
    #expect(count > 100)
  }

  @Test(arguments: ["-- a comment", "--", "-", "-5", "", "--help", "SELECT http", "-c", "run"])
  func runsATextThatLooksLikeAnOption(text: String) {
    #expect(parsed(["-c", text])?.texts == [text])
    #expect(parsed(["--quiet", "-c", text])?.texts == [text])
    #expect(parsed(["-c", text, "--quiet"])?.texts == [text])
  }

  @Test func runsSeveralTextsInOrder() {
    #expect(parsed(["-c", "SHOW LIMITS", "-c", "-- x"])?.texts == ["SHOW LIMITS", "-- x"])
  }

  @Test func knowsTheNamesOfAllSubcommands() {
    let names = PQCommand.configuration.subcommands.map { $0.configuration.commandName }
    #expect(PQCommand.subcommandNames == names.compactMap(\.self))
  }
}
