public import PQModel

/// What was found when one thing between here and an answer was looked at.
public struct Finding: Sendable, Equatable {
  /// What is looked at, in this order.
  public enum Check: String, Sendable, CaseIterable {
    /// The token: whether there is one, and whether it looks like one.
    case token
    /// The system's libcurl.
    case library = "libcurl"
    /// The address of the server, the way there, and its certificate.
    case connection
    /// The clock here beside the server's.
    case clock
    /// An answer to the smallest question.
    case request
  }

  /// What came of it.
  public enum Mark: String, Sendable, CaseIterable {
    case ok
    /// It works, and something is odd.
    case warning
    /// It does not work.
    case failed
    /// It could not be looked at.
    case skipped
  }

  /// What was found.
  public enum Fact: Sendable, Equatable {
    case tokenFound(from: String)
    case tokenDoubtful(TokenDoubt, from: String)
    /// None, and the server is on this machine, where none may be needed.
    case tokenNotNeeded
    case noToken
    case tokenFailed(TokenFailure, from: String)
    case libraryOpened(version: String)
    case connected(after: Duration, isEncrypted: Bool)
    case clockRight
    /// By how much the clock here is ahead; negative if it is behind.
    case clockOff(ahead: Duration, serverTime: Instant)
    case clockUntold
    case answered(rows: Int, after: Duration, byServerClock: Bool)
    case failed(LiveFailure)
    /// Not looked at, because of what became of another check.
    case skipped(because: Check)
  }

  /// What was looked at.
  public let check: Check
  /// What was found.
  public let fact: Fact
  /// The server, as a person would call it.
  public let host: String

  /// What came of it.
  public var mark: Mark {
    switch fact {
    case .tokenFound, .libraryOpened, .connected, .clockRight, .answered: .ok
    case .tokenDoubtful, .tokenNotNeeded, .clockOff, .clockUntold: .warning
    case .noToken, .tokenFailed, .failed: .failed
    case .skipped: .skipped
    }
  }
}
