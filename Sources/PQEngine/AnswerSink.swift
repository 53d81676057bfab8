public import PQModel

/// A receiver of an answer in pieces, so that a large answer need not be in memory as a whole.
public protocol AnswerSink {
  /// Begins an answer and discards the pieces of an earlier attempt.
  ///
  /// A backend that has no facts for the head and makes only one attempt need not call this function.
  mutating func begin(_ head: AnswerHead)

  /// Adds some of the rows, in a table as `Backend.answer` describes it. An answer has at least one
  /// piece, which may have no rows.
  mutating func take(_ piece: Table)
}

/// The origin of the rows of one answer.
public enum AnswerOrigin: Sendable, Equatable {
  /// The backend was asked for the whole answer.
  case fetched
  /// The whole answer was stored, and no request was sent.
  case stored
  /// A part of the answer was stored, and a request was sent for the rest.
  case partlyStored
}

/// The facts about an answer that are known before its rows.
public struct AnswerHead: Sendable, Equatable {
  /// The origin of the rows.
  public var origin: AnswerOrigin
  /// The time of the answer by the server's clock, or `nil` if the server reports none or if there is
  /// no server.
  public var serverTime: Instant?
  /// The early end of the answer, or `nil` if the answer covers the whole range of the request.
  public var cutoff: AnswerCutoff?

  /// Creates a head.
  public init(
    origin: AnswerOrigin = .fetched, serverTime: Instant? = nil, cutoff: AnswerCutoff? = nil
  ) {
    self.origin = origin
    self.serverTime = serverTime
    self.cutoff = cutoff
  }
}

/// The early end of an answer. Buckets that end after it are missing, even if the answer has rows of
/// them.
public struct AnswerCutoff: Sendable, Equatable {
  /// The end of the answered time.
  public let time: Instant
  /// The reason why the rest is missing.
  public let failure: BackendFailure

  /// Creates an early end with its reason.
  public init(at time: Instant, _ failure: BackendFailure) {
    self.time = time
    self.failure = failure
  }

  /// Returns the answered part of a range, or `nil` if that is the whole range.
  ///
  /// - Parameter interval: The length of the buckets. Only whole buckets count as answered.
  func part(of range: TimeRange, _ interval: Interval) -> TimeRange? {
    let end = max(range.from, time.floored(to: interval.length))
    return end < range.to ? TimeRange(from: range.from, to: end) : nil
  }
}
