import PQEngine
import PQHTTP
import PQModel

/// The difference between the clock of this machine and a server's clock, computed from the head of
/// an answer.
struct ClockComparison: Equatable {
  /// The maximum difference that is not reported. `Date` has whole seconds, and most clocks are
  /// right to a few seconds.
  static let tolerance = TimeSpan.minute

  /// The time at which the answer was made, by the server's clock.
  let serverTime: Instant
  /// The minimum time by which this machine is ahead of the server; negative if it is behind; `nil` if
  /// the clocks may agree.
  let difference: TimeSpan?
  /// The age of an answer from a cache on the way; `nil` if it is within the tolerance.
  let age: TimeSpan?

  /// Compares the clocks; `nil` if the server does not send its time.
  ///
  /// The server made the answer between `sent` and `arrived`. So a slow answer proves no difference.
  ///
  /// - Parameters:
  ///   - sent: the time at which the request was sent, by the clock of this machine.
  ///   - arrived: the time at which the head of the answer arrived, by the clock of this machine.
  init?(_ head: HTTPHead, sent: Instant, arrived: Instant) {
    guard let time = head.serverTime else { return nil }
    serverTime = time
    let now = time + head.age
    let (ahead, behind) = (sent - now, now - arrived)
    difference =
      if ahead > Self.tolerance {
        ahead
      } else if behind > Self.tolerance {
        TimeSpan(milliseconds: -behind.milliseconds)
      } else {
        nil
      }
    age = head.age > Self.tolerance ? head.age : nil
  }

  /// Returns the time at which the complete part of an answer ends; `nil` if the whole answer is
  /// complete.
  ///
  /// A bucket that had not ended by the server's clock is not complete. If the clock of this machine
  /// is ahead, the bucket may have ended by that clock.
  func cutoff(of host: String) -> AnswerCutoff? {
    if let difference, difference > Self.tolerance {
      return cutoff("by the clock of \(host) it is not over yet")
    }
    guard let age else { return nil }
    return cutoff("the answer of \(host) was kept on its way for \(Duration(age).roughText)")
  }

  private func cutoff(_ reason: String) -> AnswerCutoff {
    AnswerCutoff(at: serverTime, BackendFailure(reason, kind: .request))
  }
}

extension HTTPHead {
  /// The time at which the answer was made, by the server's clock (`Date`); `nil` if the server
  /// sends no time in a format of HTTP.
  var serverTime: Instant? { self["date"].flatMap(HTTPDate.instant) }

  /// The time that the answer spent in a cache on the way (`Age`); zero if it comes from the
  /// server.
  var age: TimeSpan {
    guard let text = self["age"], let seconds = Int64(text), (0...1_000_000_000).contains(seconds)
    else { return TimeSpan(milliseconds: 0) }
    return seconds * .second
  }
}

extension Duration {
  init(_ span: TimeSpan) { self = .milliseconds(span.milliseconds) }
}
