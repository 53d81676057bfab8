import PQHTTP
package import PQModel

/// The result of one check of a checkup.
package struct CheckResult: Sendable, Equatable {
  /// The checks of a checkup, in the order in which they run.
  package enum Check: String, Sendable, CaseIterable {
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
  package enum Mark: String, Sendable, CaseIterable {
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
  package enum Fact: Sendable, Equatable {
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
    /// The server sent the head of an answer. `after` is the time from the start of the request.
    case connected(after: Duration, isEncrypted: Bool)
    /// The clocks agree, within the accuracy of the comparison.
    case clockRight
    /// The clocks differ. `ahead` is how far the clock of this machine is ahead; negative if it is
    /// behind.
    case clockOff(ahead: Duration, serverTime: Instant)
    /// The server did not send its time.
    case clockUntold
    /// The request was answered. `after` is the time from the start of the request. `byServerClock` is
    /// true if the request used the server's time instead of this machine's.
    case answered(rows: Int, after: Duration, byServerClock: Bool)
    /// The check failed with this error.
    case failed(LiveFailure)
    /// The check did not run because of the result of another one.
    case skipped(because: Check)
  }

  /// The check that the finding is about.
  package let check: Check
  /// The details of the finding.
  package let fact: Fact
  /// The server's host, with its port if the address names one.
  package let host: String

  /// The severity, which follows from the fact.
  package var mark: Mark {
    switch fact {
    case .tokenFound, .libraryOpened, .connected, .clockRight, .answered: .ok
    case .tokenDoubtful, .tokenNotNeeded, .clockOff, .clockUntold: .warning
    case .noToken, .tokenFailed, .failed: .failed
    case .skipped: .skipped
    }
  }
}

extension CheckResult: CustomStringConvertible {
  /// One sentence: the result, and what to do about it. The sentence never contains the token.
  package var description: String {
    switch fact {
    case .tokenFound(let origin): "there is one (\(origin))"
    case .tokenDoubtful(let doubt, let origin): "there is one (\(origin)), but \(doubt)"
    case .tokenNotNeeded:
      "there is none, which a server on this machine may not mind; else set \(TokenSource.ways)"
    case .noToken: "there is none; set \(TokenSource.ways)"
    case .tokenFailed(let failure, let origin):
      failure.isOfText ? "\(failure) (\(origin))" : failure.description
    case .libraryOpened(let version): version
    case .connected(let time, isEncrypted: true):
      "\(host) answers after \(time.shortText), and its certificate is trusted"
    case .connected(let time, isEncrypted: false):
      "\(host) answers after \(time.shortText), unencrypted, without leaving this machine"
    case .clockRight: "it agrees with that of \(host)"
    case .clockOff(let ahead, let time): message(ahead, time)
    case .clockUntold: "\(host) does not tell its time, so nobody knows whether it is right here"
    case .answered(let rows, let time, let isByServerClock):
      message(rows, time) + (isByServerClock ? " (asked by the clock of \(host))" : "")
    case .failed(let failure): failure.description
    case .skipped(let check): "not looked at, because of the \(check.rawValue)"
    }
  }

  private func message(_ ahead: Duration, _ time: Instant) -> String {
    let direction = ahead > .zero ? "ahead of" : "behind"
    return "it is \(ahead.roughText) \(direction) that of \(host), and ranges of time are computed "
      + "from it; set it right, or give the time with --now (it is \(time) there)"
  }

  private func message(_ rows: Int, _ time: Duration) -> String {
    let minutes = "the newest \(Probe.minutes) minutes"
    switch rows {
    case 0: return "there was no traffic in \(minutes); the answer took \(time.shortText)"
    case 1: return "\(minutes) came in 1 row after \(time.shortText)"
    default: return "\(minutes) came in \(rows) rows after \(time.shortText)"
    }
  }
}

extension TokenWarning: CustomStringConvertible {
  /// The end of a sentence: what looks wrong, and what to do about it.
  package var description: String {
    switch self {
    case .short: "it is shorter than any token should be; check that it is complete"
    case .placeholder: "it looks like the place for one; put the token itself there"
    case .quoted: "there are quotes around it; take them away"
    case .readable(let path):
      "others than you can read that file; take that from them: chmod go= \(path)"
    }
  }
}

extension Duration {
  /// The absolute length, rounded to one unit: `12 s`, `5 min`, `3 h`, `278 days`.
  var roughText: String {
    let seconds = abs(self / .seconds(1)).rounded()
    let units = [(1.0, "s"), (60, "min"), (3600, "h"), (86_400, "days")]
    // The value is at least 2 in its unit, so that rounding hides little.
    let unit = units.last { seconds >= 2 * $0.0 } ?? units[0]
    return "\(Int(min(seconds / unit.0, 1e9).rounded())) \(unit.1)"
  }
}
