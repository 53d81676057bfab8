public import PQModel

/// A receiver of an answer, piece by piece, so that a large one need not be in memory as a whole.
public protocol AnswerSink {
  /// Begins an answer. The pieces of an earlier attempt, if there are any, are forgotten.
  ///
  /// A backend that has nothing to say in the head, and makes one attempt, need not call it.
  mutating func begin(_ head: AnswerHead)

  /// Takes some of the rows, in a table as `Backend.answer` describes it. There is one piece at
  /// least, which may have no rows.
  mutating func take(_ piece: Table)
}

/// What is known of an answer before its rows.
public struct AnswerHead: Sendable, Equatable {
  /// When the answer was made, by the server's clock; nil if the server does not say, or if there is
  /// no server.
  public var serverTime: Instant?
  /// Where the answer ends before the range of the request does; nil if all of it is answered.
  public var cutoff: AnswerCutoff?

  /// A head.
  public init(serverTime: Instant? = nil, cutoff: AnswerCutoff? = nil) {
    self.serverTime = serverTime
    self.cutoff = cutoff
  }
}

/// An end of an answer before the end of the range that was asked for: buckets that end later are
/// missing from it, whatever rows of them come.
public struct AnswerCutoff: Sendable, Equatable {
  /// The end of what is answered.
  public let time: Instant
  /// Why the rest is not.
  public let failure: BackendFailure

  /// An end, and the reason for it.
  public init(at time: Instant, _ failure: BackendFailure) {
    self.time = time
    self.failure = failure
  }

  /// Returns the part of a range that is answered; nil if it is all of the range.
  ///
  /// - Parameter interval: the length of the buckets, of which whole ones are answered only.
  func part(of range: TimeRange, _ interval: Interval) -> TimeRange? {
    let end = max(range.from, time.floored(to: interval.length))
    return end < range.to ? TimeRange(from: range.from, to: end) : nil
  }
}
