import PQHTTP
import PQModel

/// A check of everything that an answer of the live API needs, in this order: the token, libcurl,
/// the connection, the clock, and a small request.
///
///     let findings = await ConnectionCheck(settings).run()
///     for finding in findings { print(finding.mark, finding.check, finding) }
///
/// Nothing is retried. A checkup sends one request, and a second one if the clock of this machine
/// turns out to be wrong.
package struct ConnectionCheck: Sendable {
  /// The maximum time that a server may stay silent. A diagnosis should not wait for a slow answer.
  private static let patience = Duration.seconds(20)
  /// The maximum difference between two clocks that is accepted. A requested range ends with a
  /// complete minute, and a server needs a few seconds to complete a minute.
  private static let tolerance = Duration.seconds(10)

  private let settings: LiveSettings
  private let probe: Probe
  private let clock: LiveClock
  private let library: @Sendable () throws(NetworkFailure) -> String

  /// Creates a checkup with the endpoint and the token of the settings. It limits the idle timeout to
  /// 20 s.
  package init(_ settings: LiveSettings) {
    var settings = settings
    settings.limits.idle = min(settings.limits.idle, Self.patience)
    self.init(
      settings, transport: .curl(settings.limits, caFile: settings.caPath),
      clock: .system(), library: CurlLibrary.version)
  }

  /// Creates a checkup with another transport, clock or library, for tests.
  init(
    _ settings: LiveSettings, transport: HTTPTransport, clock: LiveClock,
    library: @escaping @Sendable () throws(NetworkFailure) -> String
  ) {
    self.settings = settings
    self.clock = clock
    self.library = library
    probe = Probe(settings, transport: transport, clock: clock)
  }

  /// Runs all checks.
  ///
  /// - Parameter tell: called with each finding as soon as it is known.
  /// - Returns: one finding per check, in the order of `CheckResult.Check.allCases`.
  @discardableResult
  package func run(_ tell: @escaping (CheckResult) -> Void = { _ in }) async -> [CheckResult] {
    var findings = CheckFindings(host: settings.endpoint.authority, tell: tell)
    let token = checkToken(&findings)
    if checkLibrary(&findings) {
      await ask(token, &findings)
    } else {
      findings.skip([.connection, .clock, .request], because: .library)
    }
    return findings.list
  }
}

extension ConnectionCheck {
  /// The result of the search for a token.
  private enum TokenState {
    case token(APIToken)
    /// There is no token, and the server is on this machine, where it may need none.
    case notNeeded
    /// There is no usable token, and the server needs one.
    case missing
  }

  private func checkToken(_ findings: inout CheckFindings) -> TokenState {
    if settings.token.mayHaveToken { settings.memory?.prepare() }
    switch settings.token.discover() {
    case .found(let token, let doubt, let origin):
      let fact = doubt.map { CheckResult.Fact.tokenDoubtful($0, from: origin) }
      findings.add(.token, fact ?? .tokenFound(from: origin))
      return .token(token)
    case .failed(let failure, let origin):
      findings.add(.token, .tokenFailed(failure, from: origin))
      return .missing
    case .nothing:
      findings.add(.token, settings.endpoint.isLoopback ? .tokenNotNeeded : .noToken)
      return settings.endpoint.isLoopback ? .notNeeded : .missing
    }
  }

  private func checkLibrary(_ findings: inout CheckFindings) -> Bool {
    do throws(NetworkFailure) {
      findings.add(.library, .libraryOpened(version: try library()))
      return true
    } catch {
      let host = settings.endpoint.authority
      findings.add(.library, .failed(LiveFailure(host: host, reason: .network(error))))
      return false
    }
  }

  /// Sends a request even without a token: a refusal proves that the server can be reached.
  private func ask(_ knowledge: TokenState, _ findings: inout CheckFindings) async {
    let token: APIToken? = if case .token(let token) = knowledge { token } else { nil }
    let first = await probe.ask(at: settings.queryTime(clock), token)
    guard let head = first.head else {
      findings.add(.connection, first.fact)
      return findings.skip([.clock, .request], because: .connection)
    }
    findings.add(
      .connection, .connected(after: head.time, isEncrypted: settings.endpoint.isEncrypted))
    let clock = clockFact(head)
    findings.add(.clock, clock)
    if case .missing = knowledge { return findings.skip([.request], because: .token) }
    guard case .clockOff(_, let time) = clock, first.mayDependOnClock else {
      return findings.add(.request, first.fact)
    }
    findings.add(.request, await probe.ask(at: time, token).fact(byServerClock: true))
  }

  /// Compares the clocks. The header `Date` has whole seconds. The server wrote it between the start
  /// of the request and the arrival of the head.
  private func clockFact(_ head: Probe.Head) -> CheckResult.Fact {
    guard let time = head.serverTime else { return .clockUntold }
    let here = head.date - TimeSpan(head.time / 2)
    let ahead = Duration.milliseconds((here - time).milliseconds - 500)
    let isRight = ahead.magnitude <= Self.tolerance + head.time / 2
    return isRight ? .clockRight : .clockOff(ahead: ahead, serverTime: time)
  }
}

extension Probe.Result {
  /// The finding of the request.
  fileprivate var fact: CheckResult.Fact { fact(byServerClock: false) }

  fileprivate func fact(byServerClock: Bool) -> CheckResult.Fact {
    switch outcome {
    case .success(let rows): .answered(rows: rows, after: time, byServerClock: byServerClock)
    case .failure(let failure): .failed(failure)
    }
  }

  /// True if the same request with another time could have another outcome.
  fileprivate var mayDependOnClock: Bool {
    guard case .failure(let failure) = outcome else { return true }
    switch failure.kind {
    case .server, .answer, .outOfReach: return true
    case .authentication, .rateLimited, .network, .cancelled: return false
    }
  }
}

extension Duration {
  fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}

/// A list of findings about one server, reported one by one.
private struct CheckFindings {
  private(set) var list: [CheckResult] = []
  private let host: String
  private let tell: (CheckResult) -> Void

  init(host: String, tell: @escaping (CheckResult) -> Void) {
    self.host = host
    self.tell = tell
  }

  /// Adds a finding and reports it.
  mutating func add(_ check: CheckResult.Check, _ fact: CheckResult.Fact) {
    let finding = CheckResult(check: check, fact: fact, host: host)
    list.append(finding)
    tell(finding)
  }

  /// Adds a finding for each check that could not run.
  mutating func skip(_ checks: [CheckResult.Check], because reason: CheckResult.Check) {
    for check in checks { add(check, .skipped(because: reason)) }
  }
}
