package import PQEngine
package import PQHTTP
package import PQModel

/// The reason why the live API did not answer a request.
package struct LiveFailure: Error, Sendable, Equatable {
  /// The class of a failure, for a program that decides what to do next.
  package enum Kind: Sendable, CaseIterable {
    /// There is no token, or the server does not accept it.
    case authentication
    /// The server refused the request because there were too many (429).
    case rateLimited
    /// The server answered with another status than 200 that no other kind covers.
    case server
    /// The network, a proxy or libcurl failed, or the connection ended before the answer did.
    case network
    /// The answer has the status 200, but it is incomplete or does not match the request.
    case answer
    /// The range of the request left the server's retention while the request waited.
    case outOfReach
    /// The task was cancelled.
    case cancelled
  }

  /// The details of a failure. Texts of the server are excerpts without the token, safe to print.
  package enum Reason: Sendable, Equatable {
    /// The server needs a token, and there is none.
    case noToken
    /// The token could not be fetched.
    case token(TokenFailure)
    /// The server did not accept the token (status 401 or 403).
    case tokenRefused(status: Int, excerpt: String)
    /// The server refused the request because there were too many (429). `wanted` is the time from
    /// `Retry-After`; `nil` if the server sent none.
    case tooManyRequests(wanted: Duration?)
    /// The server answered with another status than 200. `location` is the target of a redirect,
    /// `wanted` the time from `Retry-After`; each is `nil` if the server sent none.
    case status(Int, excerpt: String, location: String?, wanted: Duration? = nil)
    /// The network, a proxy or libcurl failed.
    case network(NetworkFailure)
    /// The answer has the status 200, but it is incomplete or does not match the request.
    case answer(AnswerProblem)
    /// The range starts before `earliest`, the earliest time that the server keeps for the
    /// interval.
    case outOfReach(from: Instant, earliest: Instant, Interval)
    /// The task was cancelled.
    case cancelled
  }

  /// The server's host, with its port if the address names one.
  package let host: String
  /// The details of the failure.
  package let reason: Reason
  /// The number of tries, at least 1.
  package internal(set) var tries = 1

  /// The class of the failure.
  package var kind: Kind {
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

  /// The waiting time that the server asked for (`Retry-After`); `nil` if it asked for none.
  package var wanted: Duration? {
    switch reason {
    case .tooManyRequests(let wanted), .status(_, _, _, let wanted): wanted
    case .noToken, .token, .tokenRefused, .network, .answer, .outOfReach, .cancelled: nil
    }
  }

  /// This failure as an error of the engine, with the same sentence.
  package var backendFailure: BackendFailure {
    let kind: BackendFailure.Kind =
      switch kind {
      case .authentication: .authentication
      case .rateLimited: .rate
      case .server, .network, .answer, .outOfReach: .request
      case .cancelled: .cancelled
      }
    return BackendFailure(description, kind: kind)
  }

  /// The statuses below 500 for which the same request may succeed later.
  static let transientStatuses = [408, 425]

  /// Returns true if the same request may succeed a moment later.
  ///
  /// - Parameter hasAnswered: true if the server has sent any answer before. A server without any
  ///   answer probably does not exist, so the user should see the failure at once.
  func isTransient(hasAnswered: Bool) -> Bool {
    switch reason {
    case .status(let status, _, _, _): status >= 500 || Self.transientStatuses.contains(status)
    case .network(.unreachable), .network(.unknownHost), .network(.noEncryption),
      .network(.deadProxy):
      hasAnswered
    case .network(let failure): failure.isTransient
    case .answer(let problem): problem.isCut
    case .tooManyRequests: true
    case .noToken, .token, .tokenRefused, .outOfReach, .cancelled: false
    }
  }
}

extension LiveFailure: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do about it. It has the number of tries if there were
  /// several.
  package var description: String {
    tries > 1 ? "\(sentence) (tried \(tries) times)" : sentence
  }

  private var sentence: String {
    switch reason {
    case .noToken:
      "\(host) wants a token, and there is none; set \(TokenSource.ways)"
    case .token(let failure): failure.description
    case .tokenRefused(let status, let excerpt):
      "\(host) does not take the token (status \(status)\(excerptSuffix(excerpt))); check that it is "
        + "complete, current, and that of the right account"
    case .tooManyRequests(let wanted):
      "\(host) says that there were too many requests (status 429)\(asked(wanted)); try again "
        + "later, or send fewer a minute with --rate"
    case .status(let status, let excerpt, let location, let wanted):
      statusSentence(status, excerpt, location, wanted)
    case .network(let failure): failure.message(of: host)
    case .answer(let problem): problem.message(of: host)
    case .outOfReach(let from, let earliest, let interval):
      "while it waited, the range from \(from) has left what \(host) keeps of "
        + "\(interval.rawValue) (from \(earliest)); ask for a later start or a longer interval"
    case .cancelled: "the request to \(host) was cancelled"
    }
  }

  private func statusSentence(
    _ status: Int, _ excerpt: String, _ location: String?, _ wanted: Duration?
  ) -> String {
    switch status {
    case let status where Self.transientStatuses.contains(status):
      "\(host) has not taken the request (status \(status)\(excerptSuffix(excerpt)))\(leftAlone(wanted)); try "
        + "again later"
    case 300..<400:
      "\(host) sends the request elsewhere (status \(status)\(excerptSuffix(location ?? ""))), which is not "
        + "followed, because the token would go there; check the address"
    case 404:
      "\(host) knows no such address (status 404\(excerptSuffix(excerpt))); check that it ends like /v1"
    case 400..<500:
      "\(host) does not answer this request (status \(status)\(excerptSuffix(excerpt)))"
    case 500...:
      "\(host) has failed (status \(status)\(excerptSuffix(excerpt)))\(leftAlone(wanted)); try again later"
    default: "\(host) has answered with status \(status)\(excerptSuffix(excerpt)), and not with 200"
    }
  }

  private func excerptSuffix(_ excerpt: String) -> String { excerpt.isEmpty ? "" : ": \(excerpt)" }

  private func leftAlone(_ wanted: Duration?) -> String {
    wanted.map { " and asks to be left alone for \($0.shortText)" } ?? ""
  }

  private func asked(_ wanted: Duration?) -> String {
    wanted.map { " and wants none for \($0.shortText)" } ?? ""
  }
}
