import PQHTTP
import PQModel

extension CheckResult: CustomStringConvertible {
  /// One sentence: the result, and what to do about it. The sentence never contains the token.
  public var description: String {
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
      "\(host) answers after \(time.short), and its certificate is trusted"
    case .connected(let time, isEncrypted: false):
      "\(host) answers after \(time.short), unencrypted, without leaving this machine"
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
    return "it is \(ahead.rough) \(direction) that of \(host), and ranges of time are computed "
      + "from it; set it right, or give the time with --now (it is \(time) there)"
  }

  private func message(_ rows: Int, _ time: Duration) -> String {
    let minutes = "the newest \(Probe.minutes) minutes"
    switch rows {
    case 0: return "there was no traffic in \(minutes); the answer took \(time.short)"
    case 1: return "\(minutes) came in 1 row after \(time.short)"
    default: return "\(minutes) came in \(rows) rows after \(time.short)"
    }
  }
}

extension TokenWarning: CustomStringConvertible {
  /// The end of a sentence: what looks wrong, and what to do about it.
  public var description: String {
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
  var rough: String {
    let seconds = abs(self / .seconds(1)).rounded()
    let units = [(1.0, "s"), (60, "min"), (3600, "h"), (86_400, "days")]
    // The value is at least 2 in its unit, so that rounding hides little.
    let unit = units.last { seconds >= 2 * $0.0 } ?? units[0]
    return "\(Int(min(seconds / unit.0, 1e9).rounded())) \(unit.1)"
  }
}
