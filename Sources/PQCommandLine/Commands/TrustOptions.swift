import ArgumentParser
import PQSystem

/// The option for the certificates to trust.
struct TrustOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Trust these certificates instead of the system's.", valueName: "file"))
  var caFile: FilePath?
}
