import ArgumentParser
import PQ
import PQLive
import PQRun
import PQSystem

/// `pq doctor`: checks everything that an answer of the live API depends on.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check why the live API does not answer.",
    discussion: """
      It looks at the configuration, the token, libcurl, the connection and its certificate, the \
      clock, and the answer to a tiny request, and says of each what is wrong and what to do. The \
      token is not shown.

      Exit status: 0 nothing failed; 2 the configuration or the command line is wrong; 3 anything \
      else failed.
      """)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The backend to check. (default: PQ_BACKEND, or SET backend in rc.pq, or live)",
      valueName: "where"))
  var backend: FilePath?

  @OptionGroup var clock: ClockOptions
  @OptionGroup var trust: TrustOptions
  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var reporting: ReportOptions

  func run() async throws {
    var visit = DoctorChecks(
      backend: BackendChoice(
        option: backend, live: LiveChoice(caFile: trust.caFile), now: clock.now),
      configuration: configuration.choice, reporter: Reporter(reporting.style))
    try await visit.run()
  }
}
