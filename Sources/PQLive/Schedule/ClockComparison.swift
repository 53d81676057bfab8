import PQEngine
import PQHTTP
import PQModel

/// The clock of this machine beside that of a server, as the head of an answer shows it.
struct ClockComparison: Equatable {
  /// How far clocks may be apart without a word. `Date` has whole seconds, and most clocks are right
  /// to a few of them.
  static let tolerance = TimeSpan.minute

  /// When the answer was made, by the server's clock.
  let serverTime: Instant
  /// By how much this machine is ahead at least, or behind if it is negative; nil if the clocks may
  /// agree.
  let difference: TimeSpan?
  /// How old the answer is that something on the way has kept; nil if it need not be.
  let age: TimeSpan?

  /// Nil if the server does not say what time it is.
  ///
  /// The answer was made between two times by the clock here. So an answer that takes long proves
  /// nothing.
  ///
  /// - Parameters:
  ///   - sent: when the request was sent, by the clock here.
  ///   - arrived: when the head of the answer arrived, by the clock here.
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

  /// Where an answer ends: a bucket that was not over when it was made, by the server's clock, is not
  /// complete, and seems to be to a machine that is ahead of the server. Nil if all of it counts.
  func cutoff(of host: String) -> AnswerCutoff? {
    if let difference, difference > Self.tolerance {
      return cutoff("by the clock of \(host) it is not over yet")
    }
    guard let age else { return nil }
    return cutoff("the answer of \(host) was kept on its way for \(Duration(age).rough)")
  }

  private func cutoff(_ reason: String) -> AnswerCutoff {
    AnswerCutoff(at: serverTime, BackendFailure(reason, kind: .request))
  }
}

extension HTTPHead {
  /// When the answer was made, by the server's clock (`Date`); nil if the server does not say so in
  /// one of the forms of HTTP.
  var serverTime: Instant? { self["date"].flatMap(HTTPDate.instant) }

  /// How long the answer was kept on its way (`Age`); zero if it comes from the server.
  var age: TimeSpan {
    guard let text = self["age"], let seconds = Int64(text), (0...1_000_000_000).contains(seconds)
    else { return TimeSpan(milliseconds: 0) }
    return seconds * .second
  }
}

extension Duration {
  init(_ span: TimeSpan) { self = .milliseconds(span.milliseconds) }
}
