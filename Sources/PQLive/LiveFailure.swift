public import PQEngine
public import PQHTTP
public import PQModel

/// Why the live API gave no answer to a request.
public struct LiveFailure: Error, Sendable, Equatable {
  /// What kind of failure it is, for whoever decides what to do.
  public enum Kind: Sendable, CaseIterable {
    /// There is no token, or the server does not take it.
    case authentication
    /// The server has too many requests.
    case rateLimited
    /// The server has failed, or will not answer this request.
    case server
    /// No answer, or no whole answer, came over the network.
    case network
    /// An answer came that cannot be believed.
    case answer
    /// The range has left what the server keeps, while the request waited.
    case outOfReach
    case cancelled
  }

  /// What has happened. A text that is the server's is an excerpt, safe to show.
  public enum Reason: Sendable, Equatable {
    case noToken
    case token(TokenFailure)
    case tokenRefused(status: Int, excerpt: String)
    case tooManyRequests(wanted: Duration?)
    /// Any other status than 200; a redirect says where to, and `Retry-After` when to come back.
    case status(Int, excerpt: String, location: String?, wanted: Duration? = nil)
    case network(NetworkFailure)
    case answer(AnswerProblem)
    case outOfReach(from: Instant, earliest: Instant, Interval)
    case cancelled
  }

  /// The server, as a person would call it.
  public let host: String
  /// What has happened.
  public let reason: Reason
  /// How often it was tried.
  public internal(set) var tries = 1

  /// What kind of failure it is.
  public var kind: Kind {
    switch reason {
    case .token(.cancelled), .cancelled, .network(.cancelled): .cancelled
    case .noToken, .token, .tokenRefused: .authentication
    case .tooManyRequests: .rateLimited
    case .status: .server
    case .network: .network
    case .answer: .answer
    case .outOfReach: .outOfReach
    }
  }

  /// The time for which the server asks to be left alone (`Retry-After`); nil if it does not.
  public var wanted: Duration? {
    switch reason {
    case .tooManyRequests(let wanted), .status(_, _, _, let wanted): wanted
    case .noToken, .token, .tokenRefused, .network, .answer, .outOfReach, .cancelled: nil
    }
  }

  /// The failure as the engine takes it.
  public var backendFailure: BackendFailure {
    let kind: BackendFailure.Kind =
      switch kind {
      case .authentication: .backend
      case .rateLimited: .rate
      case .server, .network, .answer, .outOfReach: .request
      case .cancelled: .cancelled
      }
    return BackendFailure(description, kind: kind)
  }

  /// Those below 500 that say that the request came too late or too early, and not that it is wrong.
  static let passingStatuses = [408, 425]

  /// Whether the same request may well be answered a moment later.
  ///
  /// - Parameter hasAnswered: whether the server has answered anything yet. One that never has is
  ///   probably not there at all, and whoever waits for it had better be told.
  func isPassing(hasAnswered: Bool) -> Bool {
    switch reason {
    case .status(let status, _, _, _): status >= 500 || Self.passingStatuses.contains(status)
    case .network(.unreachable), .network(.unknownHost), .network(.noEncryption),
      .network(.deadProxy):
      hasAnswered
    case .network(let failure): failure.isPassing
    case .answer(let problem): problem.isCut
    case .tooManyRequests: true
    case .noToken, .token, .tokenRefused, .outOfReach, .cancelled: false
    }
  }
}
