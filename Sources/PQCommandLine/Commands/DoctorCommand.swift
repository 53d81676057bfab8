import ArgumentParser
import PQ
import PQLive
import PQRender
import PQRun
import PQSystem

/// `pq doctor`: checks everything that an answer of the live API depends on.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check why the live API does not answer.",
    discussion: """
      It looks at the configuration, the token, libcurl, the connection and its certificate, the \
      clock, and the answer to a tiny request, and says of each what is wrong and what to do. The \
      token is not shown. The last lines are the next commands on the way from the demo to the live \
      API.

      Exit status: 0 nothing failed; 2 the configuration or the command line is wrong; 3 anything \
      else failed.
      """)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The backend to check. (default: PQ_BACKEND, or SET backend in rc.pq, or live)",
      valueName: "where"),
    completion: .backends)
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

/// The work of `pq doctor`: writes a line for each check to standard output.
private struct DoctorChecks {
  /// The backend to check. `run()` replaces it by the backend that the configuration selects.
  private(set) var backend: BackendChoice
  let configuration: ConfigurationChoice
  let reporter: Reporter

  /// Makes all checks.
  ///
  /// - Throws: `CommandFailure` if a check failed. The failure has been reported.
  mutating func run() async throws {
    let configuration = try Configuration(configuration, reporter)
    backend = backend.resolved(configuration.environment.settings, usual: .live)
    tell(configuration)
    guard !configuration.hasMistakes else {
      for check in CheckResult.Check.allCases where backend.isRemote {
        tell(.skipped, check.rawValue, "not looked at, because of the configuration")
      }
      throw CommandFailure.reported(.usage)
    }
    guard backend.isRemote else {
      try tellLocal()
      return writeSteps(configuration)
    }
    defer { writeSteps(configuration) }
    try await checkUp(TokenSource(configuration.environment.settings.token))
  }

  private func checkUp(_ token: TokenSource) async throws {
    let settings = try backend.settings(token)
    let findings = await ConnectionCheck(settings).run { finding in
      tell(finding.mark, finding.check.rawValue, finding.description)
    }
    guard !findings.contains(where: { $0.mark == .failed }) else {
      throw CommandFailure.reported(.backend)
    }
  }

  /// A local backend is only opened. It needs no other check.
  private func tellLocal() throws {
    _ = try backend.session()
    tell(.ok, "backend", "\(backend.place) needs neither token nor network; nothing else to check")
  }

  /// Writes the next commands on the way to the live API. Another server needs none of them.
  private func writeSteps(_ configuration: Configuration) {
    guard backend.place == .live || backend.place == .demo else { return }
    let settings = configuration.environment.settings
    let usual = BackendChoice().resolved(settings)
    let configured = BackendChoice().resolved(settings) { _ in nil }
    let steps = FirstSteps(
      folder: self.configuration.isOff ? nil : ConfigurationFolder(),
      home: ProcessEnvironment.value("HOME"),
      hasToken: settings.token != nil || ProcessEnvironment.isSet(TokenSource.variable),
      selectsLive: usual.place == .live || configured.place == .live,
      isOverruled: usual.source == .environment && usual.place != .live)
    write(steps.lines.joined(separator: "\n"))
  }

  private func tell(_ configuration: Configuration) {
    let files = configuration.files.joined(separator: " and ")
    if configuration.hasMistakes {
      tell(.failed, "configuration", "\(files) must be mended as said on standard error")
    } else if self.configuration.isOff {
      tell(.ok, "configuration", "none, as --no-config says")
    } else if files.isEmpty {
      let place = ConfigurationFolder().map { "no \($0.start)" }
      tell(.ok, "configuration", "there is none: \(place ?? "there is no HOME to have one in")")
    } else {
      tell(.ok, "configuration", files)
    }
  }

  private func tell(_ mark: CheckResult.Mark, _ check: String, _ sentence: String) {
    let words = [(mark.rawValue, 8), (check, 14)].map { word, width in
      word + String(repeating: " ", count: max(1, width - word.count))
    }
    write(words.joined() + VisibleText.of(sentence))
  }

  private func write(_ line: String) {
    try? StandardStream.output.write(Array((line + "\n").utf8))
  }
}
