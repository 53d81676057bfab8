import ArgumentParser
import PQRun

/// The options that select the user's configuration.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Also run this profile of the configuration.", valueName: "name"),
    transform: TextArgument.text)
  var profile: String?

  @Flag(name: .long, help: "Do not run the configuration: neither rc.pq nor a profile.")
  var noConfig = false

  var choice: ConfigurationChoice { ConfigurationChoice(isOff: noConfig, profile: profile) }
}
