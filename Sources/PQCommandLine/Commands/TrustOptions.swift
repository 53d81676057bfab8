import ArgumentParser
import PQSystem

/// The option that says which certificates are trusted.
struct TrustOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Trust these certificates instead of the system's.", valueName: "file"))
  var caFile: FilePath?
}
