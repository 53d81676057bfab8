import ArgumentParser
import PQ

/// The option that sets the time for which a run answers.
struct ClockOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The clock of the run: ISO 8601 or milliseconds since the epoch.", valueName: "time"),
    transform: Instant.init(argument:))
  var now: Instant?
}
