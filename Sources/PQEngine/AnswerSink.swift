public import PQModel

/// A receiver of an answer in pieces. A large answer does not have to be in memory as a whole.
public protocol AnswerSink {
  /// Begins an answer and discards the pieces of an earlier attempt.
  ///
  /// Most backends omit this call. It is for a backend that begins again after an error, and for a
  /// backend with facts about the answer: it was stored, or it ends before the end of the range.
  mutating func begin(_ head: AnswerHead)

  /// Adds a piece of the answer. `Backend.answer(_:to:)` describes the table of a piece. An answer has at
  /// least one piece; a piece may have no rows. A wrong piece does not stop the backend: the failure is
  /// reported when the answer is complete.
  mutating func take(_ piece: DataTable)
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
  /// The time of the answer by the server's clock. It is `nil` if there is no server or if the
  /// server reports no time.
  package var serverTime: Instant?
  /// The early end of the answer, or `nil` if the answer covers the whole range of the request.
  public var cutoff: AnswerCutoff?

  /// Creates a head. By default the whole answer was fetched.
  public init(origin: AnswerOrigin = .fetched, cutoff: AnswerCutoff? = nil) {
    self.origin = origin
    self.cutoff = cutoff
  }

  /// Creates the head of an answer from a server with a clock.
  package init(
    origin: AnswerOrigin = .fetched, serverTime: Instant?, cutoff: AnswerCutoff? = nil
  ) {
    self.init(origin: origin, cutoff: cutoff)
    self.serverTime = serverTime
  }
}

/// The early end of an answer. Buckets that end after it are missing, even if the answer has rows in
/// these buckets.
public struct AnswerCutoff: Sendable, Equatable {
  /// The end of the time that the answer covers.
  public let time: Instant
  /// The reason why the answer ends early.
  public let failure: BackendFailure

  /// Creates an early end with its reason.
  public init(at time: Instant, _ failure: BackendFailure) {
    self.time = time
    self.failure = failure
  }

  /// Returns the answered part of a range, or `nil` if the whole range is answered.
  ///
  /// - Parameter interval: The length of the buckets. Only whole buckets count as answered.
  func part(of range: TimeRange, _ interval: Interval) -> TimeRange? {
    let end = max(range.from, time.floored(to: interval.length))
    return end < range.to ? TimeRange(from: range.from, to: end) : nil
  }
}
