import ArgumentParser
import PQ

/// The option for the time of a run.
struct ClockOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The clock of the run: ISO 8601 or milliseconds since the epoch.", valueName: "time"),
    transform: Instant.init(argument:))
  var now: Instant?
}
