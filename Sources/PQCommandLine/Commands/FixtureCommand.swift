import ArgumentParser
import PQ
import PQFixture
import PQRun
import PQSystem
import PQModel

/// `pq fixture`: works with fixture files.
struct FixtureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixture", abstract: "Generate fixture files.", subcommands: [Generate.self])

  /// `pq fixture generate`: writes a fixture. The same options produce the same bytes.
  struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a fixture: plausible traffic, one row per minute and group.",
      discussion: "The same options give the same bytes.")

    @Option(name: .long, help: "The seed of the random groups and noise.")
    var seed: UInt64 = 1

    @Option(name: .long, help: "The number of days, 1 to 3660.")
    var days = 1

    @Option(name: .long, help: "The number of groups, 1 to 100000; each has one row per minute.")
    var groups = 100

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The end of the range: ISO 8601 or milliseconds since the epoch. (default: \(Instant.demoClock))"
      ),
      transform: Instant.init(argument:))
    var end = Instant.demoClock

    @Option(
      name: .long,
      help: "The format of the fixture. (default: the ending of the file, or else csv)")
    var format: FixtureFormat?

    @Option(
      name: [.customShort("o"), .long],
      help: ArgumentHelp(
        "Write to this file, whole or not at all; - is standard output.", valueName: "file"))
    var output: FilePath?

    @OptionGroup var reporting: ReportOptions

    func run() throws {
      let generator = FixtureGenerator(seed: seed, days: days, groups: groups, end: end)
      guard let generator else { throw CommandFailure.usage(bounds) }
      guard let output, output != "-" else {
        return try generator.write(as: form) { try StandardStream.output.write(Array($0)) }
      }
      var file = try AtomicFile(path: output)
      let writer = file.writer
      try generator.write(as: form) { try writer.write(Array($0)) }
      try file.commit()
    }

    private var form: FixtureFormat {
      format ?? output.flatMap { FixtureFormat(path: $0.bytes) } ?? .csv
    }

    private var bounds: String {
      "a fixture has \(text(FixtureGenerator.allowedDays)) days and"
        + " \(text(FixtureGenerator.allowedGroups)) groups, and ends in the years 2000 to 9999"
    }

    private func text(_ range: ClosedRange<Int>) -> String {
      "\(range.lowerBound) to \(range.upperBound)"
    }
  }
}
