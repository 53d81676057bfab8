public import PQModel

/// The result of one check of a checkup.
public struct CheckResult: Sendable, Equatable {
  /// The things that a checkup examines, in this order.
  public enum Check: String, Sendable, CaseIterable {
    /// Looks for a token, and checks its form.
    case token
    /// Opens the system's libcurl.
    case library = "libcurl"
    /// Connects to the server, and checks its certificate if the connection is encrypted.
    case connection
    /// Compares the clock of this machine with the server's.
    case clock
    /// Requests the newest five minutes of one metric.
    case request
  }

  /// The severity of a finding.
  public enum Mark: String, Sendable, CaseIterable {
    /// The check found no problem.
    case ok
    /// The check passed, but something needs attention.
    case warning
    /// The check failed.
    case failed
    /// The check could not run, because an earlier one failed.
    case skipped
  }

  /// The details of a finding.
  public enum Fact: Sendable, Equatable {
    /// A token was found. `from` names its source, such as `PEER5_AUTH_TOKEN`.
    case tokenFound(from: String)
    /// A token was found, but its form or its place looks wrong.
    case tokenDoubtful(TokenWarning, from: String)
    /// There is no token, and the server is on this machine, where it may need none.
    case tokenNotNeeded
    /// There is no token, and the server needs one.
    case noToken
    /// The source of the token failed, or what it has is not a token.
    case tokenFailed(TokenFailure, from: String)
    /// libcurl was opened. The version names libcurl and its library for encryption.
    case libraryOpened(version: String)
    /// The server sent the head of an answer, this long after the start of the request.
    case connected(after: Duration, isEncrypted: Bool)
    /// The clocks agree, within the accuracy of the comparison.
    case clockRight
    /// The clocks differ. `ahead` is how far the clock of this machine is ahead; negative if it is
    /// behind.
    case clockOff(ahead: Duration, serverTime: Instant)
    /// The server did not send its time.
    case clockUntold
    /// The request was answered, this long after its start. `byServerClock` is true if the request
    /// used the server's time instead of this machine's.
    case answered(rows: Int, after: Duration, byServerClock: Bool)
    /// The check failed with this error.
    case failed(LiveFailure)
    /// The check did not run because of the result of another one.
    case skipped(because: Check)
  }

  /// The check that the finding is about.
  public let check: Check
  /// The details of the finding.
  public let fact: Fact
  /// The server's host, with its port if the address names one.
  public let host: String

  /// The severity, which follows from the fact.
  public var mark: Mark {
    switch fact {
    case .tokenFound, .libraryOpened, .connected, .clockRight, .answered: .ok
    case .tokenDoubtful, .tokenNotNeeded, .clockOff, .clockUntold: .warning
    case .noToken, .tokenFailed, .failed: .failed
    case .skipped: .skipped
    }
  }
}
