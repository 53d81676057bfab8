import ArgumentParser
import PQ

/// The option that says what time it is.
struct ClockOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The clock of the run: ISO 8601 or milliseconds since the epoch.", valueName: "time"))
  var now: Instant?
}
