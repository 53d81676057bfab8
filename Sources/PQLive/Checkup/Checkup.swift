import PQHTTP
import PQModel

/// Looks at all that lies between here and an answer of the live API, one thing after the other: the
/// token, libcurl, the connection, the clock, and a tiny request.
///
///     let findings = await Checkup(settings).run()
///     for finding in findings { print(finding.mark, finding.check, finding) }
///
/// Nothing is tried twice. One request is sent; or two, if the clock here turns out to be wrong.
public struct Checkup: Sendable {
  /// How long a server may stay silent. Who waits for a diagnosis waits for no slow answer.
  private static let patience = Duration.seconds(20)
  /// How far two clocks may be apart. Closed minutes are what ranges end with, and a server takes a
  /// few seconds to close one.
  private static let tolerance = Duration.seconds(10)

  private let settings: LiveSettings
  private let probe: Probe
  private let clock: LiveClock
  private let library: @Sendable () throws(NetworkFailure) -> String

  /// A checkup of the API that these settings lead to. They say as well where the token is.
  public init(_ settings: LiveSettings) {
    var settings = settings
    settings.limits.idle = min(settings.limits.idle, Self.patience)
    self.init(
      settings, transport: .curl(settings.limits, caFile: settings.caPath),
      clock: .system(), library: CurlLibrary.version)
  }

  /// A checkup over a transport, by a clock and with a library that are not the usual ones.
  init(
    _ settings: LiveSettings, transport: HTTPTransport, clock: LiveClock,
    library: @escaping @Sendable () throws(NetworkFailure) -> String
  ) {
    self.settings = settings
    self.clock = clock
    self.library = library
    probe = Probe(settings, transport: transport, clock: clock)
  }

  /// Looks at everything.
  ///
  /// - Parameter tell: is told each finding as soon as it is there.
  /// - Returns: all findings: one of each check, in the order of the checks.
  @discardableResult
  public func run(_ tell: @escaping (Finding) -> Void = { _ in }) async -> [Finding] {
    var findings = Findings(host: settings.endpoint.authority, tell: tell)
    let token = checkToken(&findings)
    if checkLibrary(&findings) {
      await ask(token, &findings)
    } else {
      findings.skip([.connection, .clock, .request], because: .library)
    }
    return findings.list
  }
}

extension Checkup {
  /// What is known of the token.
  private enum Knowledge {
    case token(Token)
    /// None, and the server may want none.
    case notNeeded
    /// None, and there should be one.
    case missing
  }

  private func checkToken(_ findings: inout Findings) -> Knowledge {
    if settings.token.mayHaveToken { settings.memory?.prepare() }
    switch settings.token.discover() {
    case .found(let token, let doubt, let origin):
      let fact = doubt.map { Finding.Fact.tokenDoubtful($0, from: origin) }
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

  private func checkLibrary(_ findings: inout Findings) -> Bool {
    do throws(NetworkFailure) {
      findings.add(.library, .libraryOpened(version: try library()))
      return true
    } catch {
      let host = settings.endpoint.authority
      findings.add(.library, .failed(LiveFailure(host: host, reason: .network(error))))
      return false
    }
  }

  /// Asks even without a token: what refuses it is the server, and so it is there.
  private func ask(_ knowledge: Knowledge, _ findings: inout Findings) async {
    let token: Token? = if case .token(let token) = knowledge { token } else { nil }
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

  /// The header has whole seconds, and was written some time between the question and its arrival.
  private func clockFact(_ head: Probe.Head) -> Finding.Fact {
    guard let time = head.serverTime else { return .clockUntold }
    let here = head.date - TimeSpan(head.time / 2)
    let ahead = Duration.milliseconds((here - time).milliseconds - 500)
    let isRight = ahead.magnitude <= Self.tolerance + head.time / 2
    return isRight ? .clockRight : .clockOff(ahead: ahead, serverTime: time)
  }
}

extension Probe.Result {
  /// What it says of the request.
  fileprivate var fact: Finding.Fact { fact(byServerClock: false) }

  fileprivate func fact(byServerClock: Bool) -> Finding.Fact {
    switch outcome {
    case .success(let rows): .answered(rows: rows, after: time, byServerClock: byServerClock)
    case .failure(let failure): .failed(failure)
    }
  }

  /// Whether a question about another time may have another answer.
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
